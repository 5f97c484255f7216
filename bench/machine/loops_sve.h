/* The loops for SVE with vectors of SVE_BITS bits, like the kernels of kernels/vector_sve.h. The
 * including file defines SVE_BITS, DESCRIPTOR and NAME. */
#if !defined(__ARM_FEATURE_SVE_BITS) || __ARM_FEATURE_SVE_BITS != SVE_BITS
#error "compile with -march=armv8-a+sve and -msve-vector-bits=SVE_BITS, as the Makefile does"
#endif

#define VECTOR_BYTES (SVE_BITS / 8)
#define TARGET
#define MULTIPLY "mul %0, %0, %1"
#define ADD      "add %0, %0, %1"
#include "bench/machine/loops_types.h"
#include "kernels/sve_length.h"

#include <arm_sve.h>

static vec mul_add(vec a, vec b, vec c)
{
    return svmla_x(svptrue_b64(), c, a, b);
}

static vec_f32 mul_add_f32(vec_f32 a, vec_f32 b, vec_f32 c)
{
    return svmla_x(svptrue_b32(), c, a, b);
}

static vec root(vec a)
{
    return svsqrt_x(svptrue_b64(), a);
}

static vec_f32 root_f32(vec_f32 a)
{
    return svsqrt_x(svptrue_b32(), a);
}

static int runs_here(void)
{
    return sve_length() == SVE_BITS;
}

#define RUNS_HERE runs_here
#include "bench/machine/loops_body.h"
