/* AVX-512: eight doubles in a vector. */
#if defined(__x86_64__)
#define VECTOR_BYTES 64
#define TARGET       __attribute__((target("avx512f,fma")))
#define MULTIPLY     "imulq %1, %0"
#define ADD          "addq %1, %0"
#include "bench/machine/loops_types.h"

#include <immintrin.h>

static TARGET vec mul_add(vec a, vec b, vec c)
{
    return _mm512_fmadd_pd(a, b, c);
}

static TARGET vec_f32 mul_add_f32(vec_f32 a, vec_f32 b, vec_f32 c)
{
    return _mm512_fmadd_ps(a, b, c);
}

static TARGET vec root(vec a)
{
    return _mm512_sqrt_pd(a);
}

static TARGET vec_f32 root_f32(vec_f32 a)
{
    return _mm512_sqrt_ps(a);
}

static int runs_here(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma");
}

#define DESCRIPTOR loops_avx512
#define NAME       "avx512"
#define RUNS_HERE  runs_here
#include "bench/machine/loops_body.h"
#endif
