/* The precision of a kernel file. Each is compiled twice, with PRECISION 64 and 32, into
 * kernels_<name> and kernels_<name>_f32. */
#ifndef KERNELS_PRECISION_H
#define KERNELS_PRECISION_H

#include "kernels/kernels.h"

#define JOIN_(a, b)    a##b
#define JOIN(a, b)     JOIN_(a, b)
#define TEXT_OF_(name) #name
#define TEXT_OF(name)  TEXT_OF_(name)

#define F64_SET(name) JOIN(kernels_, name)
#define F32_SET(name) JOIN(JOIN(kernels_, name), _f32)
/* A kernel that is compiled with f64 and serves both precisions. */
#define COMMON(kernel, set) JOIN(kernel##_, set)

#if !defined(PRECISION)
#define PRECISION 64
#endif

#if PRECISION == 32
typedef float real;
#define REAL_BYTES    4
#define OWN_SET       F32_SET
#define OWN_PRECISION PRECISION_F32
#else
typedef double real;
#define REAL_BYTES    8
#define OWN_SET       F64_SET
#define OWN_PRECISION PRECISION_F64
#endif

#define LANES (ROW_GRAIN / REAL_BYTES)

/* Writes zeros from element n to the end of the grain. */
static inline void pad(reals *x, size_t n)
{
    for (size_t i = n; i < row_length(OWN_PRECISION, n); i++)
        ((real *)x)[i] = 0;
}

#endif
