/* Rows: the arrays of a run (estimates, regressors and intermediate vectors), in the precision of
 * the run. Single numbers, such as a step, a weight, an error or a multiplier, are doubles in every
 * precision.
 *
 * Kernels (kernels/kernels.h) compute on elements. Other code passes pointers and uses the
 * functions below. An f64 row is an array of double, an f32 row an array of float. */
#ifndef BASE_ROW_H
#define BASE_ROW_H

#include "base/mem.h"

#include <stdint.h>

enum precision { PRECISION_F64, PRECISION_F32, PRECISIONS };

typedef void reals; /* -Wpointer-arith forbids arithmetic on it */

/* "f64" or "f32". */
static inline const char *precision_name(enum precision precision)
{
    return precision == PRECISION_F32 ? "f32" : "f64";
}

/* Bytes per element. */
static inline size_t real_bytes(enum precision precision)
{
    return precision == PRECISION_F32 ? sizeof(float) : sizeof(double);
}

/* `taps` rounded up to whole grains, in elements. */
static inline size_t row_length(enum precision precision, size_t taps)
{
    size_t grain = ROW_GRAIN / real_bytes(precision);
    return (taps + grain - 1) / grain * grain;
}

/* The size of a row in bytes. */
static inline size_t row_bytes(enum precision precision, size_t taps)
{
    return row_length(precision, taps) * real_bytes(precision);
}

/* The size of a row in doubles. */
static inline size_t row_doubles(enum precision precision, size_t taps)
{
    return row_bytes(precision, taps) / sizeof(double);
}

/* Element i; a negative i lies before the row. */
static inline reals *row_at(const reals *x, enum precision precision, ptrdiff_t i)
{
    return (char *)x + i * (ptrdiff_t)real_bytes(precision);
}

/* Reads or writes element i as a double, rounded to the row's precision. */
static inline double row_get(const reals *x, enum precision precision, ptrdiff_t i)
{
    return precision == PRECISION_F32 ? (double)((const float *)x)[i] : ((const double *)x)[i];
}

/* For asserts: x is aligned to a cache line, and zeros follow element n - 1 to the end of the
 * grain. */
static inline int row_is_padded(const reals *x, enum precision precision, size_t n)
{
    int padded = (uintptr_t)x % CACHE_LINE == 0;
    for (size_t i = n; i < row_length(precision, n); i++)
        padded &= row_get(x, precision, (ptrdiff_t)i) == 0;
    return padded;
}

static inline void row_set(reals *x, enum precision precision, ptrdiff_t i, double value)
{
    if (precision == PRECISION_F32)
        ((float *)x)[i] = (float)value;
    else
        ((double *)x)[i] = value;
}

#endif
