/* libmatio, for MAT files. It is loaded when it is first needed: it brings thirty libraries along.
 * A build without its header has none of this (SLABMARK_MATIO). */
#ifndef BENCH_MATRIX_MAT_LIBRARY_H
#define BENCH_MATRIX_MAT_LIBRARY_H

#include "base/err.h"

#ifdef SLABMARK_MATIO

#include <matio.h>

/* Its functions, named as there. */
struct mat_library {
    void (*version)(int *major, int *minor, int *release);
    mat_t *(*open)(const char *path, int mode);
    mat_t *(*create)(const char *path, const char *header, enum mat_ft version);
    int (*close)(mat_t *);
    matvar_t *(*read_next_info)(mat_t *);
    int (*read_data)(mat_t *, matvar_t *);
    matvar_t *(*new_variable)(const char *name, enum matio_classes, enum matio_types, int rank,
                              size_t *dims, void *data, int options);
    matvar_t *(*new_struct)(const char *name, int rank, size_t *dims, const char **fields,
                            unsigned count);
    matvar_t *(*set_field)(matvar_t *, const char *field, size_t index, matvar_t *value);
    int (*write)(mat_t *, matvar_t *, enum matio_compression);
    void (*free)(matvar_t *);
};

/* NULL and ERR_ABSENT, with what to install, when it is missing. */
const struct mat_library *mat_library(struct err *);

#else

/* Sets ERR_ABSENT with what to install; returns -1. */
int mat_library_missing(struct err *);

#endif

#endif
