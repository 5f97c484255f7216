#include "tests/support/matrix_file.h"

#include "bench/matrix/matrix.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

void matrix_file_expect(const char *path, size_t rows, size_t columns, const double *value)
{
    struct matrix matrix;
    struct err err = {0};
    cr_assert_eq(matrix_read(path, &matrix, &err), 0, "%s", err.text);
    cr_assert_eq(matrix.rows, rows);
    cr_assert_eq(matrix.columns, columns);
    cr_assert_eq(memcmp(matrix.value, value, rows * columns * sizeof *value), 0);
    matrix_free(&matrix);
    cr_assert_null(matrix.value);
}

void matrix_file_expect_refused(const char *path, enum err_kind kind, const char *text)
{
    struct matrix matrix;
    struct err err = {0};
    cr_assert_eq(matrix_read(path, &matrix, &err), -1, "read, instead of: %s", text);
    cr_assert_str_eq(err.text, text);
    cr_assert_eq(err.kind, kind);
    cr_assert_null(matrix.value);
}

/* Splitmix64. */
uint64_t matrix_file_bits(uint64_t *state)
{
    uint64_t bits = *state += 0x9e3779b97f4a7c15;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
    return bits ^ bits >> 31;
}

double matrix_file_double(uint64_t *state)
{
    double number;
    do {
        uint64_t bits = matrix_file_bits(state);
        memcpy(&number, &bits, sizeof number);
    } while (!isfinite(number));
    return number;
}
