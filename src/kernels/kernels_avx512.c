/* AVX-512: eight doubles or sixteen floats in a vector. */
#if defined(__x86_64__)
#define VECTOR_BYTES 64
#define ROWS         4
#define TARGET       __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma,popcnt")))
#include "kernels/vector_types.h"

#include <immintrin.h>

#define OWN_MASKS
#define OWN_TALLY
#define OWN_RECIPROCAL
typedef size_t tally;

#if PRECISION == 32
typedef __mmask16 mask;
#define OF_SET(operation)  _mm512_##operation##_ps
#define COMPARE(operation) _mm512_##operation##_ps_mask
#define LEAST_NORMAL       0x1p-126
#else
typedef __mmask8 mask;
#define OF_SET(operation)  _mm512_##operation##_pd
#define COMPARE(operation) _mm512_##operation##_pd_mask
#define LEAST_NORMAL       0x1p-1022
#endif

/* Of the eight vectors of reciprocals in a span, those that the divider makes while the multipliers
 * make the others. On Ice Lake and Sapphire Rapids, by the tables of llvm-mca, a quotient occupies
 * the divider for 16 cycles (floats: 10), a refined reciprocal both multipliers for 5 (4). With
 * three rows to combine and a dot product, a span takes 128 cycles by quotients alone (80), and 65
 * (55) with this number, the best or within 1 % of it. */
enum { DIVIDED = PRECISION == 32 ? 5 : 3 };

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return OF_SET(fmadd)(a, b, c);
}

static TARGET vec sub_mul(vec c, vec a, vec b)
{
    return OF_SET(fnmadd)(a, b, c);
}

/* Without optimisation gcc's intrinsic is a macro that converts -1 to a mask. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"
static TARGET vec mul_add_up(vec a, vec b, vec c)
{
    return OF_SET(fmadd_round)(a, b, c, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC);
}
#pragma GCC diagnostic pop

/* Relative error below 2^-14. */
static TARGET vec rough_reciprocal(vec a)
{
    return OF_SET(rcp14)(a);
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

static TARGET mask above(vec a, vec b)
{
    return COMPARE(cmp)(a, b, _CMP_GT_OQ);
}

/* Without the elements that are less than the least normal number or NAN. */
static TARGET mask and_normal(mask which, vec a)
{
    return COMPARE(mask_cmp)(which, a, OF_SET(set1)((real)LEAST_NORMAL), _CMP_GE_OQ);
}

#if PRECISION == 64
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
