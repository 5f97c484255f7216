/* AVX-512: eight doubles or sixteen floats in a vector. */
#if defined(__x86_64__)
#define VECTOR_BYTES 64
#define ROWS         4
#define TARGET       __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma,popcnt")))
#include "kernels/vector_types.h"

#include <immintrin.h>

#define OWN_MASKS
#define OWN_TALLY
typedef size_t tally;

#if PRECISION == 32
typedef __mmask16 mask;
#define OF_SET(operation) _mm512_##operation##_ps
#else
typedef __mmask8 mask;
#define OF_SET(operation) _mm512_##operation##_pd
#endif

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return OF_SET(fmadd)(a, b, c);
}

static TARGET vec load_part(const real *p, size_t count)
{
    return OF_SET(maskz_loadu)((mask)((1u << count) - 1), p);
}

static TARGET vec only(mask which, vec a)
{
    return OF_SET(maskz_mov)(which, a);
}

static TARGET tally tally_add(tally count, mask which)
{
    return count + (size_t)__builtin_popcount(which);
}

static TARGET size_t tally_sum(tally count)
{
    return count;
}

#if PRECISION == 32
static TARGET mask above(vec a, vec b)
{
    return _mm512_cmp_ps_mask(a, b, _CMP_GT_OQ);
}
#else
static TARGET mask above(vec a, vec b)
{
    return _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ);
}

static TARGET vec root(vec a)
{
    return _mm512_sqrt_pd(a);
}

static TARGET vec larger(vec a, vec b)
{
    return _mm512_max_pd(a, b);
}

static TARGET vec from_floats(const float *p)
{
    return _mm512_cvtps_pd(_mm256_loadu_ps(p));
}

static TARGET bits multiply_low(bits a, bits b)
{
    return (bits)_mm512_mul_epu32((__m512i)a, (__m512i)b);
}
#endif

static int runs_here(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("fma");
}

#define SET       avx512
#define SUMMARY   "x86-64 with AVX-512: vectors of 64 bytes"
#define RUNS_HERE runs_here
#include "kernels/vector_body.h"
#endif
