/* Matrices from files, each read once however many cases use it. */
#ifndef BENCH_SCENARIO_FILES_H
#define BENCH_SCENARIO_FILES_H

#include "bench/matrix/matrix.h"

struct files {
    struct file {
        char *path;
        struct matrix matrix;
    } * file;
    size_t count;
};

/* A dimension of 0 is free; see matrix_read_shape. The matrix is the cache's. NULL and err on
 * failure. */
const struct matrix *files_get(struct files *, const char *path, size_t rows, size_t columns,
                               const char *meaning, struct err *);
size_t files_bytes(const struct files *); /* of all matrices */
void files_free(struct files *);

#endif
