/* AVX-512: eight doubles in a vector. */
#if defined(__x86_64__)
#define WIDTH  8
#define ROWS   4
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma,popcnt")))
#include "kernels/vector_types.h"

#include <immintrin.h>

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return _mm512_fmadd_pd(a, b, c);
}

static TARGET vec root(vec a)
{
    return _mm512_sqrt_pd(a);
}

static TARGET vec load_part(const double *p, size_t count)
{
    return _mm512_maskz_loadu_pd((__mmask8)((1u << count) - 1), p);
}

static TARGET bits multiply_low(bits a, bits b)
{
    return (bits)_mm512_mul_epu32((__m512i)a, (__m512i)b);
}

#define OWN_MASKS
typedef __mmask8 mask;

static TARGET mask above(vec a, vec b)
{
    return _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ);
}

static TARGET vec choose(mask which, vec yes, vec no)
{
    return _mm512_mask_blend_pd(which, no, yes);
}

static TARGET vec mul_add_where(mask which, vec a, vec b, vec c)
{
    return _mm512_mask3_fmadd_pd(a, b, c, which);
}

static TARGET size_t how_many(mask which)
{
    return (size_t)__builtin_popcount(which);
}

static int runs_here(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("fma");
}

#define DESCRIPTOR kernels_avx512
#define NAME       "avx512"
#define SUMMARY    "x86-64 with AVX-512: 8 doubles a vector"
#define RUNS_HERE  runs_here
#include "kernels/vector_body.h"
#endif
