/* The header of a NumPy file: type, order and shape of the array. */
#ifndef BENCH_MATRIX_NPY_HEADER_H
#define BENCH_MATRIX_NPY_HEADER_H

#include "base/err.h"

#include <stddef.h>
#include <stdio.h>

enum { NPY_DIMENSIONS = 3 };

struct npy_layout {
    char type[16]; /* byte order, kind and bytes of an element: "<f8" */
    int fortran;   /* the first index runs fastest */
    int dimensions;
    size_t extent[NPY_DIMENSIONS];
};

/* Reads up to the first element. Returns 0, or -1 and err with the byte. */
int npy_read_layout(const char *path, FILE *, struct npy_layout *, struct err *);

#endif
