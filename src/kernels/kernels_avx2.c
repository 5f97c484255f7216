/* AVX2 with FMA: four doubles or eight floats in a vector. */
#if defined(__x86_64__)
#define VECTOR_BYTES 32
#define ROWS         3
#define TARGET       __attribute__((target("avx2,fma")))
#include "kernels/vector_types.h"

#include <immintrin.h>

/* Ones, then zeros: a mask of `count` elements starts `count` elements before the zeros. */
#define ONES_THEN_ZEROS                                                                            \
    {                                                                                              \
        -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0                                         \
    }

#if PRECISION == 32
static TARGET vec mul_add(vec a, vec b, vec c)
{
    return _mm256_fmadd_ps(a, b, c);
}

static TARGET vec load_part(const float *p, size_t count)
{
    static const int32_t ones_then_zeros[15] = ONES_THEN_ZEROS;
    return _mm256_maskload_ps(p,
                              _mm256_loadu_si256((const __m256i *)(ones_then_zeros + 7 - count)));
}

#else
static TARGET vec mul_add(vec a, vec b, vec c)
{
    return _mm256_fmadd_pd(a, b, c);
}

static TARGET vec load_part(const double *p, size_t count)
{
    static const int64_t ones_then_zeros[15] = ONES_THEN_ZEROS;
    return _mm256_maskload_pd(p,
                              _mm256_loadu_si256((const __m256i *)(ones_then_zeros + 7 - count)));
}

static TARGET vec root(vec a)
{
    return _mm256_sqrt_pd(a);
}

static TARGET vec larger(vec a, vec b)
{
    return _mm256_max_pd(a, b);
}

static TARGET vec from_floats(const float *p)
{
    return _mm256_cvtps_pd(_mm_loadu_ps(p));
}

static TARGET bits multiply_low(bits a, bits b)
{
    return (bits)_mm256_mul_epu32((__m256i)a, (__m256i)b);
}
#endif

static int runs_here(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

#define SET       avx2
#define SUMMARY   "x86-64 with AVX2 and FMA: vectors of 32 bytes"
#define RUNS_HERE runs_here
#include "kernels/vector_body.h"
#endif
