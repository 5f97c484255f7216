/* The readers of matrix_read, one per file format. */
#ifndef BENCH_MATRIX_FORMATS_H
#define BENCH_MATRIX_FORMATS_H

#include "base/err.h"
#include "bench/matrix/matrix.h"

#include <stdio.h>

/* Reads the whole file, which stands at its first byte and is not empty, into a zeroed matrix. On
 * failure the matrix may be half filled: the caller frees it. `path` is for messages. Values that
 * are not finite are the caller's to find. */
typedef int matrix_read_fn(const char *path, FILE *file, struct matrix *, struct err *);

matrix_read_fn matrix_read_csv, matrix_read_npy, matrix_read_wav;

/* The reader of a file, by its content or else by its ending. NULL and err for a format that is
 * known and not read: the message has the one call that writes another. */
matrix_read_fn *matrix_reader(const char *path, FILE *file, struct err *);

#endif
