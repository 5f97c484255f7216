/* Matrix files, and what comes of reading them. */
#ifndef SUPPORT_MATRIX_FILE_H
#define SUPPORT_MATRIX_FILE_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

/* The file holds exactly this matrix, (rows, columns). */
void matrix_file_expect(const char *path, size_t rows, size_t columns, const double *value);

/* Reading it fails with this text. */
void matrix_file_expect_refused(const char *path, enum err_kind, const char *text);

/* Any bits will do, as long as they are the same in each run. */
uint64_t matrix_file_bits(uint64_t *state);

/* Any finite double, of any magnitude. */
double matrix_file_double(uint64_t *state);

#endif
