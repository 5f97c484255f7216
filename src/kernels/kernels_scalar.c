/* One element at a time, with the CPU's own fused multiply-add: the baseline of a speed-up. */
#include "kernels/precision.h"

#define VECTOR_BYTES REAL_BYTES
#define ROWS         1
#if defined(__x86_64__)
#define TARGET __attribute__((target("fma")))
#else
#define TARGET
#endif
#include "kernels/vector_types.h"

#include <math.h>

static vec load_part(const real *p, size_t count)
{
    (void)count; /* a vector of one element is never partial */
    return *p;
}

#if PRECISION == 32
static TARGET vec mul_add(vec a, vec b, vec c)
{
    return __builtin_fmaf(a, b, c);
}
#else
static TARGET vec mul_add(vec a, vec b, vec c)
{
    return __builtin_fma(a, b, c);
}

static TARGET vec root(vec a)
{
    return sqrt(a);
}

static TARGET vec larger(vec a, vec b)
{
    return a > b ? a : b;
}

static TARGET vec from_floats(const float *p)
{
    return *p;
}

static TARGET bits multiply_low(bits a, bits b)
{
    return (a & UINT32_MAX) * (b & UINT32_MAX);
}
#endif

static int runs_here(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("fma");
#else
    return 1;
#endif
}

#define SET       scalar
#define SUMMARY   "one element at a time, unvectorised: the baseline of a speed-up"
#define RUNS_HERE runs_here
#include "kernels/vector_body.h"
