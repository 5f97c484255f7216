#include "bench/matrix/matrix.h"
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int system_error(const char *path, struct err *err)
{
    return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
}

/* fopen succeeds on a directory; only the first read fails. */
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

/* Reads and closes the file; `file` NULL: errno says why. */
static int read_file(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    *matrix = (struct matrix){0};
    if (!file)
        return system_error(path, err);
    matrix_read_fn *read =
        check_first_byte(path, file, err) ? NULL : matrix_reader(path, file, err);
    int failed = !read || read(path, file, matrix, err) || check_finite(path, matrix, err);
    fclose(file);
    if (!failed)
        return 0;
    matrix_free(matrix);
    return -1;
}

size_t matrix_path_length(const char *path)
{
    static const char ending[] = ".mat:";
    const char *colon = strrchr(path, ':');
    size_t length = sizeof ending - 1;
    return colon && colon[1] && (size_t)(colon - path) >= length &&
                   !strncasecmp(colon + 1 - length, ending, length)
               ? (size_t)(colon - path)
               : strlen(path);
}

int matrix_read(const char *path, struct matrix *matrix, struct err *err)
{
    *matrix = (struct matrix){0};
    char *file = mem_format(err, "%.*s", (int)matrix_path_length(path), path);
    if (!file)
        return -1;
    FILE *opened = fopen(file, "rb");
    free(file);
    return read_file(path, opened, matrix, err);
}

int matrix_parse(const char *name, const char *text, struct matrix *matrix, struct err *err)
{
    return read_file(name, fmemopen((char *)text, strlen(text), "rb"), matrix, err);
}

/* "4"; for a free dimension "any", or "N" in a square. */
static const char *dimension_text(size_t dimension, int square, char *text, size_t size)
{
    if (!dimension)
        return square ? "N" : "any";
    snprintf(text, size, "%zu", dimension);
    return text;
}

static int wrong_shape(const char *path, const struct matrix *matrix,
                       const struct matrix_shape *shape, struct err *err)
{
    char rows[24], columns[24];
    if (matrix->nodes && shape->nodes)
        return err_set(err, ERR_USAGE, "%s: %zu x %zu x %zu numbers, expected any x %zu x %s (%s)",
                       path, matrix->rows / matrix->nodes, matrix->nodes, matrix->columns,
                       shape->nodes, dimension_text(shape->columns, 0, columns, sizeof columns),
                       shape->meaning);
    if (matrix->nodes)
        return err_set(err, ERR_USAGE, "%s: an array of 3 dimensions, expected %s x %s (%s)", path,
                       dimension_text(shape->rows, shape->square, rows, sizeof rows),
                       dimension_text(shape->columns, shape->square, columns, sizeof columns),
                       shape->meaning);
    return err_set(
        err, ERR_USAGE, "%s: %zu x %zu numbers, expected %s x %s (%s)", path, matrix->rows,
        matrix->columns, dimension_text(shape->rows, shape->square, rows, sizeof rows),
        dimension_text(shape->columns, shape->square, columns, sizeof columns), shape->meaning);
}

int matrix_fits(const struct matrix *matrix, const struct matrix_shape *shape)
{
    return (!shape->rows || matrix->rows == shape->rows) &&
           (!shape->columns || matrix->columns == shape->columns) &&
           (!shape->square || matrix->rows == matrix->columns) &&
           (!matrix->nodes || matrix->nodes == shape->nodes);
}

/* A row vector and a column vector have the same elements in the same order. */
static int turn_vector(struct matrix *matrix, const struct matrix_shape *shape)
{
    if ((shape->rows != 1 && shape->columns != 1) || (matrix->rows != 1 && matrix->columns != 1))
        return 0;
    size_t rows = matrix->rows;
    matrix->rows = matrix->columns;
    matrix->columns = rows;
    return matrix_fits(matrix, shape);
}

int matrix_read_shape(const char *path, const struct matrix_shape *shape, struct matrix *matrix,
                      struct err *err)
{
    if (matrix_read(path, matrix, err))
        return -1;
    struct matrix as_read = *matrix;
    if (matrix_fits(matrix, shape) || turn_vector(matrix, shape))
        return 0;
    wrong_shape(path, &as_read, shape, err);
    matrix_free(matrix);
    return -1;
}

double matrix_rounding(const struct matrix *matrix, double value)
{
    double place = value != 0 ? floor(log10(fabs(value))) + 1 - matrix->digits : -INFINITY;
    return 0.5 * pow(10, fmax(place, -matrix->decimals));
}

void matrix_free(struct matrix *matrix)
{
    free(matrix->value);
    *matrix = (struct matrix){0};
}
