/* Advanced SIMD of aarch64: two doubles in a vector. */
#if defined(__aarch64__)
#define WIDTH 2
#define ROWS  2
#define TARGET
#include "kernels/vector_types.h"

#include <arm_neon.h>

static vec mul_add(vec a, vec b, vec c)
{
    return vfmaq_f64(c, a, b);
}

static vec root(vec a)
{
    return vsqrtq_f64(a);
}

static vec load_part(const double *p, size_t count)
{
    (void)count; /* of two elements, a part is one */
    return (vec){p[0], 0};
}

static bits multiply_low(bits a, bits b)
{
    return (bits)vmull_u32(vmovn_u64((uint64x2_t)a), vmovn_u64((uint64x2_t)b));
}

#define DESCRIPTOR kernels_neon
#define NAME       "neon"
#define SUMMARY    "aarch64 Advanced SIMD: 2 doubles a vector"
#define RUNS_HERE  NULL
#include "kernels/vector_body.h"
#endif
