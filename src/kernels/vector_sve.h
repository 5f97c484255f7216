/* A set of kernels for SVE with vectors of exactly SVE_BITS bits: vector_body.h and the order of
 * sums require a known length. SVE of 128 bits has no set: kernels_neon.c is as wide and serves
 * such CPUs.
 *
 * The including file defines SVE_BITS, ROWS, SET and SUMMARY. */
#if !defined(__ARM_FEATURE_SVE_BITS) || __ARM_FEATURE_SVE_BITS != SVE_BITS
#error "to be compiled with -march=armv8-a+sve and -msve-vector-bits=SVE_BITS: see the Makefile"
#endif

#define VECTOR_BYTES (SVE_BITS / 8)
#define TARGET
#include "kernels/sve_length.h"
#include "kernels/vector_types.h"

#include <arm_sve.h>

#if PRECISION == 32
#define OF_SET(operation) operation##_b32
#else
#define OF_SET(operation) operation##_b64
#endif
#define ALL OF_SET(svptrue)()

static vec mul_add(vec a, vec b, vec c)
{
    return svmla_x(ALL, c, a, b);
}

static vec load_part(const real *p, size_t count)
{
    return svld1(OF_SET(svwhilelt)((uint64_t)0, (uint64_t)count), p);
}

#if PRECISION == 64
static vec root(vec a)
{
    return svsqrt_x(ALL, a);
}

static vec larger(vec a, vec b)
{
    return svmaxnm_x(ALL, a, b);
}

/* The conversion reads the float in the lower half of each 64-bit element. */
static vec from_floats(const float *p)
{
    return svcvt_f64_x(ALL, svreinterpret_f32(svld1uw_u64(ALL, (const uint32_t *)p)));
}

/* Only SVE2 multiplies 32 by 32 bits into 64. */
static bits multiply_low(bits a, bits b)
{
    return (a & UINT32_MAX) * (b & UINT32_MAX);
}
#endif

#define OWN_MASKS
typedef svbool_t mask __attribute__((arm_sve_vector_bits(SVE_BITS)));

static mask above(vec a, vec b)
{
    return svcmpgt(ALL, a, b);
}

static vec only(mask which, vec a)
{
    return svsel(which, a, (vec){0});
}

#define OWN_TALLY
typedef size_t tally;

static tally tally_add(tally count, mask which)
{
    return count + OF_SET(svcntp)(ALL, which);
}

static size_t tally_sum(tally count)
{
    return count;
}

static int runs_here(void)
{
    return sve_length() == SVE_BITS;
}

#define RUNS_HERE runs_here
#include "kernels/vector_body.h"
