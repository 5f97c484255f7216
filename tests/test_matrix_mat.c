/* Matrices from MAT files; without libmatio they are refused. tests/octave.sh reads what Octave
 * writes. */
#include "bench/matrix/mat_library.h"
#include "bench/matrix/matrix.h"
#include "tests/support/matrix_file.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(mat, .init = test_folder_begin, .fini = test_folder_end);

Test(mat, a_path_may_name_a_variable)
{
    cr_expect_eq(matrix_path_length("X.mat"), 5);
    cr_expect_eq(matrix_path_length("X.mat:name"), 5);
    cr_expect_eq(matrix_path_length("a:b/X.MAT:name"), 9);
    cr_expect_eq(matrix_path_length("X.mat:"), 6, "a file with such a name");
    cr_expect_eq(matrix_path_length("X.csv:name"), 10);
    cr_expect_eq(matrix_path_length(".mat"), 4);
}

#ifndef SLABMARK_MATIO

Test(mat, needs_libmatio)
{
    test_folder_write("X.mat", "MATLAB 5.0 MAT-file");
    matrix_file_expect_refused("X.mat", ERR_ABSENT,
                               "MAT files need libmatio: apt-get install libmatio-dev, then make");
}

#else

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct mat_library *library;

static void add_array(mat_t *mat, const char *name, enum matio_classes class, enum matio_types type,
                      int rank, size_t *dims, const void *data, int options)
{
    matvar_t *variable =
        library->new_variable(name, class, type, rank, dims, (void *)(uintptr_t)data, options);
    cr_assert(variable, "%s", name);
    cr_assert_not(library->write(mat, variable, MAT_COMPRESSION_ZLIB), "%s", name);
    library->free(variable);
}

static mat_t *begin_file(const char *path, enum mat_ft version)
{
    struct err err;
    library = mat_library(&err);
    cr_assert(library, "%s", err.text);
    mat_t *mat = library->create(path, NULL, version);
    cr_assert(mat);
    return mat;
}

static const enum mat_ft versions[] = {MAT_FT_MAT4, MAT_FT_MAT5, MAT_FT_MAT73};

Test(mat, reads_every_version_by_rows)
{
    for (size_t i = 0; i < COUNT(versions); i++) {
        mat_t *mat = begin_file("X.mat", versions[i]);
        add_array(mat, "U", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){2, 3},
                  (double[]){1, 4, -2.5, 5e300, 0.1, 6}, 0);
        library->close(mat);
        matrix_file_expect("X.mat", 2, 3, (double[]){1, -2.5, 0.1, 4, 5e300, 6});
        matrix_file_expect("X.mat:U", 2, 3, (double[]){1, -2.5, 0.1, 4, 5e300, 6});
        remove("X.mat");
    }
}

Test(mat, reads_every_class_of_numbers)
{
    mat_t *mat = begin_file("X.mat", MAT_FT_MAT5);
    size_t pair[] = {1, 2};
#define ADD(name, class, type, ...)                                                                \
    add_array(mat, name, MAT_C_##class, MAT_T_##class, 2, pair, (type[]){__VA_ARGS__}, 0)
    ADD("single", SINGLE, float, .5f, -2);
    ADD("int8", INT8, int8_t, -128, 127);
    ADD("int16", INT16, int16_t, INT16_MIN, 5);
    ADD("int32", INT32, int32_t, INT32_MIN, 5);
    ADD("int64", INT64, int64_t, -7, 5);
    ADD("uint8", UINT8, uint8_t, 0, 255);
    ADD("uint16", UINT16, uint16_t, 0, UINT16_MAX);
    ADD("uint32", UINT32, uint32_t, 0, UINT32_MAX);
    ADD("uint64", UINT64, uint64_t, 3, 4);
    add_array(mat, "logical", MAT_C_UINT8, MAT_T_UINT8, 2, pair, (uint8_t[]){1, 0}, MAT_F_LOGICAL);
    library->close(mat);
    matrix_file_expect("X.mat:single", 1, 2, (double[]){.5, -2});
    matrix_file_expect("X.mat:int8", 1, 2, (double[]){-128, 127});
    matrix_file_expect("X.mat:int16", 1, 2, (double[]){INT16_MIN, 5});
    matrix_file_expect("X.mat:int32", 1, 2, (double[]){INT32_MIN, 5});
    matrix_file_expect("X.mat:int64", 1, 2, (double[]){-7, 5});
    matrix_file_expect("X.mat:uint8", 1, 2, (double[]){0, 255});
    matrix_file_expect("X.mat:uint16", 1, 2, (double[]){0, UINT16_MAX});
    matrix_file_expect("X.mat:uint32", 1, 2, (double[]){0, UINT32_MAX});
    matrix_file_expect("X.mat:uint64", 1, 2, (double[]){3, 4});
    matrix_file_expect("X.mat:logical", 1, 2, (double[]){1, 0});
}

/* u[n][k][i] = 100 n + 10 k + i becomes row n N + k. */
Test(mat, of_three_dimensions_has_the_nodes_second)
{
    enum { T = 2, N = 3, L = 4 };
    double data[T * N * L], wanted[T * N * L];
    for (int n = 0; n < T; n++)
        for (int k = 0; k < N; k++)
            for (int i = 0; i < L; i++)
                data[n + T * (k + N * i)] = wanted[(n * N + k) * L + i] = 100 * n + 10 * k + i;
    mat_t *mat = begin_file("X.mat", MAT_FT_MAT5);
    add_array(mat, "U", MAT_C_DOUBLE, MAT_T_DOUBLE, 3, (size_t[]){T, N, L}, data, 0);
    library->close(mat);
    matrix_file_expect("X.mat", T * N, L, wanted);
    struct matrix matrix;
    struct err err;
    cr_assert_not(matrix_read_shape("X.mat", &(struct matrix_shape){.nodes = N}, &matrix, &err));
    cr_expect_eq(matrix.nodes, N);
    matrix_free(&matrix);
}

Test(mat, says_which_variables_there_are)
{
    mat_t *mat = begin_file("X.mat", MAT_FT_MAT5);
    add_array(mat, "U", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){1, 1}, (double[]){1}, 0);
    add_array(mat, "h", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){1, 1}, (double[]){2}, 0);
    library->close(mat);
    matrix_file_expect("X.mat:h", 1, 1, (double[]){2});
    matrix_file_expect_refused("X.mat", ERR_USAGE,
                               "X.mat: holds U, h; name one of them, as in X.mat:U");
    matrix_file_expect_refused("X.mat:D", ERR_USAGE, "X.mat: no variable D; the file holds U, h");
    matrix_file_expect_refused("Y.mat:D", ERR_USAGE, "Y.mat:D: No such file or directory");
}

#define ALLOWED ": a real, full array of numbers with two or three dimensions is allowed"

Test(mat, names_a_variable_of_another_class)
{
    size_t pair[] = {1, 2};
    mat_t *mat = begin_file("X.mat", MAT_FT_MAT5);
    add_array(mat, "text", MAT_C_CHAR, MAT_T_UTF8, 2, pair, "ab", 0);
    add_array(mat, "four", MAT_C_DOUBLE, MAT_T_DOUBLE, 4, (size_t[]){1, 1, 1, 2}, (double[]){1, 2},
              0);
    add_array(mat, "none", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){0, 3}, (double[]){0}, 0);
    double part[] = {1, 2};
    add_array(mat, "z", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, pair, &(mat_complex_split_t){part, part},
              MAT_F_COMPLEX);
    library->close(mat);
    matrix_file_expect_refused("X.mat:text", ERR_USAGE, "X.mat: variable text is text" ALLOWED);
    matrix_file_expect_refused("X.mat:four", ERR_USAGE,
                               "X.mat: variable four is an array of 4 dimensions" ALLOWED);
    matrix_file_expect_refused("X.mat:none", ERR_USAGE, "X.mat: variable none is empty" ALLOWED);
    matrix_file_expect_refused("X.mat:z", ERR_USAGE, "X.mat: variable z is complex" ALLOWED);
}

Test(mat, must_hold_finite_numbers)
{
    mat_t *mat = begin_file("X.mat", MAT_FT_MAT5);
    add_array(mat, "U", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){2, 1}, (double[]){1, INFINITY},
              0);
    library->close(mat);
    matrix_file_expect_refused("X.mat", ERR_USAGE,
                               "X.mat: row 2, column 1: inf where a finite number was expected");
}

static void expect_cuts_refused(enum mat_ft version)
{
    double value[64] = {0.25};
    char bytes[20000];
    mat_t *mat = begin_file("X.mat", version);
    matvar_t *variable =
        library->new_variable("U", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, (size_t[]){8, 8}, value, 0);
    cr_assert_not(library->write(mat, variable, MAT_COMPRESSION_NONE));
    library->free(variable);
    library->close(mat);
    FILE *file = fopen("X.mat", "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    cr_assert(size > 500 && size < sizeof bytes);
    fclose(file);
    for (size_t length = 1; length < size; length += 7) {
        struct matrix matrix;
        struct err err;
        test_folder_write_bytes("cut.mat", bytes, length);
        cr_expect(matrix_read("cut.mat", &matrix, &err), "%zu of %zu bytes", length, size);
        cr_expect_null(matrix.value);
    }
    remove("X.mat");
}

/* libmatio reads zeros for what is missing. */
Test(mat, that_is_cut_off_is_refused)
{
    for (size_t i = 0; i < COUNT(versions); i++)
        expect_cuts_refused(versions[i]);
}

#endif
