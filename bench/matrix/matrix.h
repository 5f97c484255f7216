/* Matrices and signals from files: text of numbers (CSV), NumPy .npy, WAV (libsndfile), MAT
 * (libmatio). */
#ifndef BENCH_MATRIX_H
#define BENCH_MATRIX_H

#include "base/err.h"

#include <stddef.h>

struct matrix {
    size_t rows, columns;
    double *value; /* (rows, columns) row-major, heap: free() it */
    size_t nodes;  /* of an array (instants, nodes, taps), whose rows are instants * nodes */
    int rate;      /* of a WAV file: samples per second; 0: unknown */
    /* Precision of the numbers: significant digits, and digits after the decimal point. */
    int digits, decimals;
};

/* Reads a file; the caller frees with matrix_free. Thread-safe. The content determines the format
 * or, failing that, the file's extension:
 *
 *   .npy   floats and integers of either byte order, in C or Fortran order, of 1 to 3 dimensions;
 *          1-D is one row, 3-D (T, N, L) has T * N rows
 *   MAT    of MATLAB and Octave: a full, real array of 2 dimensions, or of 3 as above. X.mat:name
 *          names the variable; X.mat alone must hold only one
 *   WAV    one row per sample, one column per channel, in [-1, 1)
 *   text   one row per line, numbers separated by commas, semicolons or blanks, the same count in
 *          each line; skips a first line of names, blank lines and lines that begin with # or %
 *
 * Every value must be finite. Returns 0, or -1 and ERR_USAGE: "U.csv:12:34: 'abc' where a number
 * was expected" (line and column from 1; a column is a byte of the line), or "U.csv: No such file
 * or directory". */
int matrix_read(const char *path, struct matrix *, struct err *);

/* Bytes of the file's own path in a path that may name a variable: 5 of X.mat:name. */
size_t matrix_path_length(const char *path);

/* The same for a text in memory; `name` is for messages. */
int matrix_parse(const char *name, const char *text, struct matrix *, struct err *);

/* The shape that a matrix must have. A dimension of 0 is free. */
struct matrix_shape {
    size_t rows, columns;
    size_t nodes;        /* the middle extent of a 3-D array; 0: only two dimensions */
    int square;          /* 1: as many rows as columns */
    const char *meaning; /* "nodes x nodes" */
};

/* matrix_read, then a check of the shape: "C.csv: 4 x 3 numbers, expected 4 x 4 (nodes x nodes)".
 * If one dimension must be 1, a row or a column vector is accepted. */
int matrix_read_shape(const char *path, const struct matrix_shape *, struct matrix *, struct err *);

/* 1 when the matrix has the shape. */
int matrix_fits(const struct matrix *, const struct matrix_shape *);

/* Rounding error of a value: half a unit of its last digit. */
double matrix_rounding(const struct matrix *, double value);

void matrix_free(struct matrix *);

#endif
