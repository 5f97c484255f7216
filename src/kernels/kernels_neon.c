/* Advanced SIMD of aarch64: two doubles or four floats in a vector. */
#if defined(__aarch64__)
#define VECTOR_BYTES 16
#define ROWS         2
#define TARGET
#include "kernels/vector_types.h"

#include <arm_neon.h>

static vec load_part(const real *p, size_t count)
{
    vec part = {p[0]};
    for (size_t i = 1; i < count; i++)
        part[i] = p[i];
    return part;
}

#if PRECISION == 32
static vec mul_add(vec a, vec b, vec c)
{
    return vfmaq_f32(c, a, b);
}
#else
static vec mul_add(vec a, vec b, vec c)
{
    return vfmaq_f64(c, a, b);
}

static vec root(vec a)
{
    return vsqrtq_f64(a);
}

static vec larger(vec a, vec b)
{
    return vmaxnmq_f64(a, b);
}

static vec from_floats(const float *p)
{
    return vcvt_f64_f32(vld1_f32(p));
}

static bits multiply_low(bits a, bits b)
{
    return (bits)vmull_u32(vmovn_u64((uint64x2_t)a), vmovn_u64((uint64x2_t)b));
}
#endif

#define SET       neon
#define SUMMARY   "aarch64 Advanced SIMD: vectors of 16 bytes"
#define RUNS_HERE NULL
#include "kernels/vector_body.h"
#endif
