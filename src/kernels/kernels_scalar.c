/* One double at a time, with the CPU's own fused multiply-add: the baseline of a speed-up. */
#define WIDTH 1
#define ROWS  1
#if defined(__x86_64__)
#define TARGET __attribute__((target("fma")))
#else
#define TARGET
#endif
#include "kernels/vector_types.h"

#include <math.h>

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return __builtin_fma(a, b, c);
}

static TARGET vec root(vec a)
{
    return sqrt(a);
}

static vec load_part(const double *p, size_t count)
{
    (void)count; /* a vector of one element has no part */
    return *p;
}

static TARGET bits multiply_low(bits a, bits b)
{
    return (a & UINT32_MAX) * (b & UINT32_MAX);
}

static int runs_here(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("fma");
#else
    return 1;
#endif
}

#define DESCRIPTOR kernels_scalar
#define NAME       "scalar"
#define SUMMARY    "one double at a time, unvectorised: the baseline of a speed-up"
#define RUNS_HERE  runs_here
#include "kernels/vector_body.h"
