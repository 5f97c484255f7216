/* Vector types of WIDTH doubles, for the files that compile vector_body.h. */
#include "kernels/kernels.h"
#include "kernels/normal.h"

#include <string.h>

#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

#if WIDTH == 1
typedef double vec, vec_anywhere;
typedef uint64_t bits;
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
typedef double vec __attribute__((vector_size(8 * WIDTH)));
typedef uint64_t bits __attribute__((vector_size(8 * WIDTH)));
typedef double vec_anywhere __attribute__((vector_size(8 * WIDTH), aligned(8), may_alias));
#define MASK(comparison) ((bits)(comparison))
#define as_bits(v)       ((bits)(v))
#define as_vec(b)        ((vec)(b))
#endif

#if WIDTH >= 4 /* the last folds, of four lanes */
typedef double vec4 __attribute__((vector_size(32)));
#define HALF(v, ...) __builtin_shufflevector(v, v, __VA_ARGS__)

static TARGET inline double fold_vec4(vec4 four)
{
    return (four[0] + four[2]) + (four[1] + four[3]);
}
#endif
