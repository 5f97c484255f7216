/* Matrices and signals from files: plain numeric CSV without header, NumPy .npy, WAV (libsndfile).
 */
#ifndef BENCH_MATRIX_H
#define BENCH_MATRIX_H

#include "base/err.h"

#include <stddef.h>

struct matrix {
    size_t rows, columns;
    double *value; /* (rows, columns) row-major, heap: free() it */
};

/* Reads a .npy file (little-endian f4, f8, i2, i4, i8; 1-D is one row; C or Fortran order) when the
 * name ends in .npy, a WAV file (one row per sample, one column per channel, in [-1, 1)) when it
 * ends in .wav, otherwise CSV: numbers separated by commas, same count in each line, no header,
 * empty last line allowed. Every value must be finite. Failure is ERR_USAGE and reads "U.csv:12:34:
 * 'abc' where a number was expected" (line and column from 1; a column is a byte of the line); a
 * file that cannot be opened is "U.csv: No such file or directory". */
int matrix_read(const char *path, struct matrix *, struct err *);

/* matrix_read, then the shape: a dimension given as 0 is free. "C.csv: 4 x 3 numbers, expected
 * 4 x 4 (nodes x nodes)" where `meaning` is the text in parentheses. */
int matrix_read_shape(const char *path, size_t rows, size_t columns, const char *meaning,
                      struct matrix *, struct err *);

void matrix_free(struct matrix *);

#endif
