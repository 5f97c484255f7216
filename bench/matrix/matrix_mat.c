/* MATLAB's MAT files, by libmatio. A path names a variable after a colon, X.mat:name; without it
 * the file must hold only one. */
#include "base/join.h"
#include "base/mem.h"
#include "bench/matrix/mat_library.h"
#include "bench/matrix/matrix_formats.h"

#ifndef SLABMARK_MATIO

int matrix_read_mat(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    (void)path, (void)file, (void)matrix;
    return mat_library_missing(err);
}

#else

#include "bench/matrix/mat_size.h"

#include <float.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct mat_file {
    const struct mat_library *library;
    const char *path;
    size_t length;    /* of the file's own path */
    const char *name; /* of the variable; NULL: the only one */
    char *file;       /* heap */
    mat_t *mat;
};

#define ALLOWED "a real, full array of numbers with two or three dimensions is allowed"

static const char *class_name(const matvar_t *variable)
{
    static const char *const names[] = {
        [MAT_C_EMPTY] = "empty",         [MAT_C_CELL] = "a cell array", [MAT_C_STRUCT] = "a struct",
        [MAT_C_OBJECT] = "an object",    [MAT_C_CHAR] = "text",         [MAT_C_SPARSE] = "sparse",
        [MAT_C_FUNCTION] = "a function", [MAT_C_OPAQUE] = "an object",
    };
    size_t class = variable->class_type;
    const char *name = class < sizeof names / sizeof *names ? names[class] : NULL;
    return name ? name : variable->isComplex ? "complex" : NULL;
}

static int refuse_variable(const struct mat_file *mat, const matvar_t *variable, const char *what,
                           struct err *err)
{
    return err_set(err, ERR_USAGE, "%.*s: variable %s is %s: " ALLOWED, (int)mat->length, mat->path,
                   variable->name, what);
}

static int check_variable(const struct mat_file *mat, const matvar_t *variable, struct err *err)
{
    char what[80];
    const char *class = class_name(variable);
    if (class)
        return refuse_variable(mat, variable, class, err);
    if (variable->rank != 2 && variable->rank != 3) {
        snprintf(what, sizeof what, "an array of %d dimensions", variable->rank);
        return refuse_variable(mat, variable, what, err);
    }
    for (int i = 0; i < variable->rank; i++)
        if (!variable->dims[i])
            return refuse_variable(mat, variable, "empty", err);
    return 0;
}

#define DECODER(name, type)                                                                        \
    static double name(const void *data, size_t i)                                                 \
    {                                                                                              \
        return (double)((const type *)data)[i];                                                    \
    }
DECODER(number_of_double, double)
DECODER(number_of_single, float)
DECODER(number_of_int8, int8_t)
DECODER(number_of_int16, int16_t)
DECODER(number_of_int32, int32_t)
DECODER(number_of_int64, int64_t)
DECODER(number_of_uint8, uint8_t)
DECODER(number_of_uint16, uint16_t)
DECODER(number_of_uint32, uint32_t)
DECODER(number_of_uint64, uint64_t)

static const struct element {
    enum matio_classes class;
    double (*number)(const void *data, size_t i);
    int digits;
} elements[] = {
    {MAT_C_DOUBLE, number_of_double, DBL_DIG}, {MAT_C_SINGLE, number_of_single, FLT_DIG},
    {MAT_C_INT8, number_of_int8, DBL_DIG},     {MAT_C_INT16, number_of_int16, DBL_DIG},
    {MAT_C_INT32, number_of_int32, DBL_DIG},   {MAT_C_INT64, number_of_int64, DBL_DIG},
    {MAT_C_UINT8, number_of_uint8, DBL_DIG},   {MAT_C_UINT16, number_of_uint16, DBL_DIG},
    {MAT_C_UINT32, number_of_uint32, DBL_DIG}, {MAT_C_UINT64, number_of_uint64, DBL_DIG},
};

static const struct element *element_of(const matvar_t *variable)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].class == variable->class_type)
            return &elements[i];
    return NULL;
}

/* Of T x N x L, row n N + k holds [n, k, :]. The first index of the file runs fastest. */
static void store_elements(const matvar_t *variable, const struct element *element,
                           struct matrix *matrix)
{
    size_t first = variable->dims[0], middle = variable->rank == 3 ? variable->dims[1] : 1;
    for (size_t row = 0; row < matrix->rows; row++)
        for (size_t column = 0; column < matrix->columns; column++) {
            size_t at = row / middle + first * (row % middle + middle * column);
            matrix->value[row * matrix->columns + column] = element->number(variable->data, at);
        }
}

static int load_variable(const struct mat_file *mat, matvar_t *variable, struct matrix *matrix,
                         struct err *err)
{
    const struct element *element;
    size_t count;
    if (check_variable(mat, variable, err))
        return -1;
    if (!(element = element_of(variable)))
        return refuse_variable(mat, variable, "of an unknown class", err);
    matrix->nodes = variable->rank == 3 ? variable->dims[1] : 0;
    matrix->columns = variable->dims[variable->rank - 1];
    if (__builtin_mul_overflow(variable->dims[0], matrix->nodes ? matrix->nodes : 1,
                               &matrix->rows) ||
        __builtin_mul_overflow(matrix->rows, matrix->columns, &count) ||
        mat->library->read_data(mat->mat, variable) || !variable->data)
        return err_set(err, ERR_USAGE, "%.*s: variable %s cannot be read: the file is damaged",
                       (int)mat->length, mat->path, variable->name);
    matrix->digits = element->digits;
    matrix->decimals = 300; /* only the significant digits limit them */
    matrix->value = mem_untouched(count, sizeof *matrix->value, err);
    if (!matrix->value)
        return -1;
    store_elements(variable, element, matrix);
    return 0;
}

/* The wanted variable and the names of all; *count is their number. */
static matvar_t *find_variable(const struct mat_file *mat, char *names, size_t size, int *count)
{
    matvar_t *found = NULL, *next;
    for (*count = 0; (next = mat->library->read_next_info(mat->mat)); ++*count) {
        const char *name = next->name ? next->name : "";
        join(names, size, ", ", name);
        if (!found && (!mat->name || !strcmp(mat->name, name)))
            found = next;
        else
            mat->library->free(next);
    }
    return found;
}

static int read_variable(const struct mat_file *mat, struct matrix *matrix, struct err *err)
{
    char names[300] = "";
    int count, failed, length = (int)mat->length;
    matvar_t *variable = find_variable(mat, names, sizeof names, &count);
    if (!count)
        failed = err_set(err, ERR_USAGE, "%.*s: no variable in the file", length, mat->path);
    else if (!variable)
        failed = err_set(err, ERR_USAGE, "%.*s: no variable %s; the file holds %s", length,
                         mat->path, mat->name, names);
    else if (!mat->name && count > 1)
        failed = err_set(err, ERR_USAGE, "%.*s: holds %s; name one of them, as in %.*s:%s", length,
                         mat->path, names, length, mat->path, variable->name);
    else
        failed = load_variable(mat, variable, matrix, err);
    if (variable)
        mat->library->free(variable);
    return failed;
}

int matrix_read_mat(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    struct mat_file mat = {.library = mat_library(err), .path = path};
    if (!mat.library || mat_check_whole(path, file, err))
        return -1;
    mat.length = matrix_path_length(path);
    mat.name = path[mat.length] ? path + mat.length + 1 : NULL;
    mat.file = mem_format(err, "%.*s", (int)mat.length, path);
    if (!mat.file)
        return -1;
    mat.mat = mat.library->open(mat.file, MAT_ACC_RDONLY);
    free(mat.file);
    if (!mat.mat)
        return err_set(err, ERR_USAGE, "%.*s: not a MAT file", (int)mat.length, path);
    int failed = read_variable(&mat, matrix, err);
    mat.library->close(mat.mat);
    return failed;
}

#endif
