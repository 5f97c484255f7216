/* Scalar loops: like the scalar kernels, compiled without vectorisation (Makefile). */
#define VECTOR_BYTES 8
#if defined(__x86_64__)
#define TARGET   __attribute__((target("fma")))
#define MULTIPLY "imulq %1, %0"
#define ADD      "addq %1, %0"
#define ROOT     "vsqrtsd %1, %1, %0"
#define ROOT_F32 "vsqrtss %1, %1, %0"
#elif defined(__aarch64__)
#define TARGET
#define MULTIPLY "mul %0, %0, %1"
#define ADD      "add %0, %0, %1"
#define ROOT     "fsqrt %d0, %d1"
#define ROOT_F32 "fsqrt %s0, %s1"
#endif
#include "bench/machine/loops_types.h"

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return __builtin_fma(a, b, c);
}

static TARGET vec_f32 mul_add_f32(vec_f32 a, vec_f32 b, vec_f32 c)
{
    return __builtin_fmaf(a, b, c);
}

/* Not __builtin_sqrt: it sets errno, for which it compares. */
static TARGET vec root(vec a)
{
    vec result;
    __asm__(ROOT : "=" VECTOR_REGISTER(result) : VECTOR_REGISTER(a));
    return result;
}

static TARGET vec_f32 root_f32(vec_f32 a)
{
    vec_f32 result;
    __asm__(ROOT_F32 : "=" VECTOR_REGISTER(result) : VECTOR_REGISTER(a));
    return result;
}

static int runs_here(void)
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("fma");
#else
    return 1;
#endif
}

#define DESCRIPTOR loops_scalar
#define NAME       "scalar"
#define RUNS_HERE  runs_here
#include "bench/machine/loops_body.h"
