/* Vector types of VECTOR_BYTES, for the files that compile vector_body.h. */
#include "kernels/normal.h"
#include "kernels/precision.h"

#include <assert.h>
#include <string.h>

#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

#define WIDTH (VECTOR_BYTES / REAL_BYTES) /* elements in a vector */
static_assert(LANES % WIDTH == 0, "whole vectors hold the lanes");

#if PRECISION == 32
typedef uint32_t bit_count;
#else
typedef uint64_t bit_count;
#endif
#define SIGN_BIT ((bit_count)1 << (8 * REAL_BYTES - 1))

#if VECTOR_BYTES == REAL_BYTES
typedef real vec, vec_anywhere;
typedef bit_count bits;
#define MASK(comparison) (-(bits)(comparison)) /* all ones or zeros */

static inline bits as_bits(vec v)
{
    bits b;
    memcpy(&b, &v, sizeof b);
    return b;
}

static inline vec as_vec(bits b)
{
    vec v;
    memcpy(&v, &b, sizeof v);
    return v;
}
#else
typedef real vec __attribute__((vector_size(VECTOR_BYTES)));
typedef bit_count bits __attribute__((vector_size(VECTOR_BYTES)));
typedef real vec_anywhere
    __attribute__((vector_size(VECTOR_BYTES), aligned(REAL_BYTES), may_alias));
#define MASK(comparison) ((bits)(comparison))
#define as_bits(v)       ((bits)(v))
#define as_vec(b)        ((vec)(b))
#endif

#if WIDTH >= 4 /* the last folds */
#define PART_OF(v, ...) __builtin_shufflevector(v, v, __VA_ARGS__)
typedef real vec4 __attribute__((vector_size(4 * REAL_BYTES)));

static TARGET inline real fold4(vec4 v)
{
    return (v[0] + v[2]) + (v[1] + v[3]);
}
#endif
#if WIDTH >= 8
typedef real vec8 __attribute__((vector_size(8 * REAL_BYTES)));

static TARGET inline real fold8(vec8 v)
{
    return fold4(PART_OF(v, 0, 1, 2, 3) + PART_OF(v, 4, 5, 6, 7));
}
#endif
#if WIDTH >= 16
static TARGET inline real fold16(vec v)
{
    return fold8(PART_OF(v, 0, 1, 2, 3, 4, 5, 6, 7) + PART_OF(v, 8, 9, 10, 11, 12, 13, 14, 15));
}
#endif
