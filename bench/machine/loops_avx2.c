/* AVX2 with FMA: four doubles in a vector. */
#if defined(__x86_64__)
#define VECTOR_BYTES 32
#define TARGET       __attribute__((target("avx2,fma")))
#define MULTIPLY     "imulq %1, %0"
#define ADD          "addq %1, %0"
#include "bench/machine/loops_types.h"

#include <immintrin.h>

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return _mm256_fmadd_pd(a, b, c);
}

static TARGET vec_f32 mul_add_f32(vec_f32 a, vec_f32 b, vec_f32 c)
{
    return _mm256_fmadd_ps(a, b, c);
}

static TARGET vec root(vec a)
{
    return _mm256_sqrt_pd(a);
}

static TARGET vec_f32 root_f32(vec_f32 a)
{
    return _mm256_sqrt_ps(a);
}

static int runs_here(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

#define DESCRIPTOR loops_avx2
#define NAME       "avx2"
#define RUNS_HERE  runs_here
#include "bench/machine/loops_body.h"
#endif
