#include "bench/matrix/matrix.h"
#include "bench/matrix/matrix_formats.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static matrix_read_fn *reader_of(const char *path)
{
    const char *ending = strrchr(path, '.');
    if (ending && !strcmp(ending, ".npy"))
        return matrix_read_npy;
    if (ending && !strcmp(ending, ".wav"))
        return matrix_read_wav;
    return matrix_read_csv;
}

static int system_error(const char *path, struct err *err)
{
    return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
}

/* A directory can be opened: only the first read says that it is none of our files. */
static int check_first_byte(const char *path, FILE *file, struct err *err)
{
    int byte = getc(file);
    if (byte == EOF)
        return ferror(file) ? system_error(path, err)
                            : err_set(err, ERR_USAGE, "%s: the file is empty", path);
    ungetc(byte, file);
    return 0;
}

static int check_finite(const char *path, const struct matrix *matrix, struct err *err)
{
    for (size_t i = 0; i < matrix->rows * matrix->columns; i++)
        if (!isfinite(matrix->value[i]))
            return err_set(err, ERR_USAGE,
                           "%s: row %zu, column %zu: %g where a finite number was expected", path,
                           i / matrix->columns + 1, i % matrix->columns + 1, matrix->value[i]);
    return 0;
}

int matrix_read(const char *path, struct matrix *matrix, struct err *err)
{
    *matrix = (struct matrix){0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return system_error(path, err);
    int failed = check_first_byte(path, file, err) || reader_of(path)(path, file, matrix, err) ||
                 check_finite(path, matrix, err);
    fclose(file);
    if (!failed)
        return 0;
    matrix_free(matrix);
    return -1;
}

/* "4", or "any" for a dimension that is free. */
static const char *dimension_text(size_t dimension, char *text, size_t size)
{
    if (!dimension)
        return "any";
    snprintf(text, size, "%zu", dimension);
    return text;
}

static int wrong_shape(const char *path, const struct matrix *matrix, size_t rows, size_t columns,
                       const char *meaning, struct err *err)
{
    char height[24], width[24];
    return err_set(err, ERR_USAGE, "%s: %zu x %zu numbers, expected %s x %s (%s)", path,
                   matrix->rows, matrix->columns, dimension_text(rows, height, sizeof height),
                   dimension_text(columns, width, sizeof width), meaning);
}

int matrix_read_shape(const char *path, size_t rows, size_t columns, const char *meaning,
                      struct matrix *matrix, struct err *err)
{
    if (matrix_read(path, matrix, err))
        return -1;
    if ((!rows || matrix->rows == rows) && (!columns || matrix->columns == columns))
        return 0;
    wrong_shape(path, matrix, rows, columns, meaning, err);
    matrix_free(matrix);
    return -1;
}

void matrix_free(struct matrix *matrix)
{
    free(matrix->value);
    *matrix = (struct matrix){0};
}
