/* The readers of matrix_read, one per file format. */
#ifndef BENCH_MATRIX_FORMATS_H
#define BENCH_MATRIX_FORMATS_H

#include "base/err.h"
#include "bench/matrix/matrix.h"

#include <stdio.h>

/* Reads the whole file into a zeroed matrix. The file is not empty and is at its first byte.
 * Returns 0, or -1 and err; the matrix may then be partly filled. The caller frees it in both cases
 * and checks that values are finite. `path` is for messages. */
typedef int matrix_read_fn(const char *path, FILE *file, struct matrix *, struct err *);

matrix_read_fn matrix_read_csv, matrix_read_npy, matrix_read_wav, matrix_read_mat;

/* The reader of a file, by its content or else by its extension. NULL and err for a known format
 * that is not supported; the message names a call that writes a supported one. */
matrix_read_fn *matrix_reader(const char *path, FILE *file, struct err *);

#endif
