/* Advanced SIMD of aarch64: two doubles in a vector. */
#if defined(__aarch64__)
#define VECTOR_BYTES 16
#define TARGET
#define MULTIPLY "mul %0, %0, %1"
#define ADD      "add %0, %0, %1"
#include "bench/machine/loops_types.h"

#include <arm_neon.h>

static vec mul_add(vec a, vec b, vec c)
{
    return vfmaq_f64(c, a, b);
}

static vec_f32 mul_add_f32(vec_f32 a, vec_f32 b, vec_f32 c)
{
    return vfmaq_f32(c, a, b);
}

static vec root(vec a)
{
    return vsqrtq_f64(a);
}

static vec_f32 root_f32(vec_f32 a)
{
    return vsqrtq_f32(a);
}

#define DESCRIPTOR loops_neon
#define NAME       "neon"
#define RUNS_HERE  NULL
#include "bench/machine/loops_body.h"
#endif
