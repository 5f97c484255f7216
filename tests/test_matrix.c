/* Matrix files of any format: they must be there and hold something, of the shape that is wanted.
 */
#include "bench/matrix/matrix.h"
#include "tests/support/test_folder.h"
#include "tests/support/matrix_file.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(file, .init = test_folder_begin, .fini = test_folder_end);
TestSuite(format, .init = test_folder_begin, .fini = test_folder_end);
TestSuite(rounding, .init = test_folder_begin, .fini = test_folder_end);
TestSuite(shape, .init = test_folder_begin, .fini = test_folder_end);

/* ---- the file ---- */

Test(file, must_exist)
{
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv: No such file or directory");
    matrix_file_expect_refused("X.npy", ERR_USAGE, "X.npy: No such file or directory");
    matrix_file_expect_refused("s.wav", ERR_USAGE, "s.wav: No such file or directory");
}

Test(file, must_not_be_empty)
{
    test_folder_write("U.csv", "");
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv: the file is empty");
    test_folder_write("X.npy", "");
    matrix_file_expect_refused("X.npy", ERR_USAGE, "X.npy: the file is empty");
}

Test(file, must_not_be_a_directory)
{
    cr_assert_eq(mkdir("data.npy", 0700), 0);
    matrix_file_expect_refused("data.npy", ERR_USAGE, "data.npy: Is a directory");
    matrix_file_expect_refused(".", ERR_USAGE, ".: Is a directory");
}

Test(file, must_be_readable)
{
    enum { NOBODY = 65534 };
    test_folder_write("U.csv", "1\n");
    cr_assert_eq(chmod("U.csv", 0), 0);
    cr_assert_eq(chmod(".", 0755), 0);
    int root = geteuid() == 0; /* root may read everything */
    cr_assert(!root || !seteuid(NOBODY));
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv: Permission denied");
    cr_assert(!root || !seteuid(0));
}

Test(file, ending_counts_in_the_last_component_only)
{
    cr_assert_eq(mkdir("data.npy", 0700), 0);
    test_folder_write("data.npy/U", "7\n");
    matrix_file_expect("data.npy/U", 1, 1, (double[]){7});
    remove("data.npy/U");
}

/* ---- its shape ---- */

Test(shape, may_be_free_or_given)
{
    static const size_t accepted[][2] = {{0, 0}, {2, 0}, {0, 3}, {2, 3}};
    test_folder_write("C.csv", "1,-2.5,3e10\n.5,0,6\n");
    for (size_t i = 0; i < COUNT(accepted); i++) {
        struct matrix matrix;
        struct err err;
        const struct matrix_shape shape = {
            .rows = accepted[i][0], .columns = accepted[i][1], .meaning = "nodes x taps"};
        cr_assert_eq(matrix_read_shape("C.csv", &shape, &matrix, &err), 0);
        cr_assert_eq(matrix.value[5], 6);
        matrix_free(&matrix);
    }
}

static void expect_shape_refused(const char *path, const struct matrix_shape *shape,
                                 const char *message)
{
    struct matrix matrix;
    struct err err = {0};
    cr_assert_eq(matrix_read_shape(path, shape, &matrix, &err), -1);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_null(matrix.value);
}

Test(shape, says_what_was_expected)
{
    static const struct {
        struct matrix_shape shape;
        const char *message;
    } cases[] = {
        {{2, 2, .meaning = "a x b"}, "C.csv: 2 x 3 numbers, expected 2 x 2 (a x b)"},
        {{3, 3, .meaning = "a x b"}, "C.csv: 2 x 3 numbers, expected 3 x 3 (a x b)"},
        {{0, 4, .meaning = "a x b"}, "C.csv: 2 x 3 numbers, expected any x 4 (a x b)"},
        {{1, 0, .meaning = "a x b"}, "C.csv: 2 x 3 numbers, expected 1 x any (a x b)"},
        {{.square = 1, .meaning = "a x a"}, "C.csv: 2 x 3 numbers, expected N x N (a x a)"},
    };
    test_folder_write("C.csv", "1,-2.5,3e10\n.5,0,6\n");
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_shape_refused("C.csv", &cases[i].shape, cases[i].message);
    expect_shape_refused("X.csv", &cases[0].shape, "X.csv: No such file or directory");
}

Test(shape, of_a_vector_lies_either_way)
{
    static const char *const texts[] = {"1,2,3\n", "1\n2\n3\n"};
    static const struct matrix_shape shapes[] = {
        {.rows = 1}, {.columns = 1}, {.rows = 3, .columns = 1}, {.rows = 1, .columns = 3}};
    for (size_t i = 0; i < COUNT(texts); i++)
        for (size_t j = 0; j < COUNT(shapes); j++) {
            struct matrix matrix;
            struct err err;
            test_folder_write("h.csv", texts[i]);
            cr_assert_eq(matrix_read_shape("h.csv", &shapes[j], &matrix, &err), 0);
            cr_assert_eq(matrix.rows, shapes[j].rows == 1 ? 1 : 3);
            cr_assert_eq(matrix.columns, shapes[j].rows == 1 ? 3 : 1);
            cr_assert_eq(matrix.value[2], 3);
            matrix_free(&matrix);
        }
    expect_shape_refused("h.csv",
                         &(struct matrix_shape){.rows = 1, .columns = 4, .meaning = "1 x taps"},
                         "h.csv: 3 x 1 numbers, expected 1 x 4 (1 x taps)");
}

Test(shape, of_three_dimensions_only_where_nodes_are_the_second)
{
    static const char header[] = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3, 1), }";
    char bytes[10 + sizeof header - 1 + 6 * sizeof(double)] = "\x93NUMPY\1\0";
    bytes[8] = sizeof header - 1;
    memcpy(bytes + 10, header, sizeof header - 1);
    test_folder_write_bytes("X.npy", bytes, sizeof bytes);
    struct matrix matrix;
    struct err err;
    cr_assert_eq(matrix_read_shape("X.npy", &(struct matrix_shape){.nodes = 3}, &matrix, &err), 0);
    cr_assert(matrix.rows == 6 && matrix.columns == 1 && matrix.nodes == 3);
    matrix_free(&matrix);
    expect_shape_refused("X.npy", &(struct matrix_shape){.nodes = 2, .meaning = "a x b"},
                         "X.npy: 2 x 3 x 1 numbers, expected any x 2 x any (a x b)");
    expect_shape_refused("X.npy", &(struct matrix_shape){.columns = 1, .meaning = "a x b"},
                         "X.npy: an array of 3 dimensions, expected any x 1 (a x b)");
}

/* ---- its format ---- */

Test(format, is_seen_in_the_content_or_in_an_ending_of_any_case)
{
    static const char npy[] = "\x93NUMPY\1\0\x3b\0"
                              "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1), }\5\6";
    test_folder_write_bytes("X.dat", npy, sizeof npy - 1);
    matrix_file_expect("X.dat", 2, 1, (double[]){5, 6});
    test_folder_write("X.NPY", "1,2\n");
    matrix_file_expect_refused("X.NPY", ERR_USAGE, "X.NPY: not a NumPy file");
}

Test(format, that_is_known_and_not_read_has_a_cure)
{
    static const char *const cases[][2] = {
        {"\x89HDF 1", "X: an HDF5 file: write it with np.save('X.npy', x) or save('X.mat', 'x')"},
        {"PK\3\4 numbers.npy", "X: an archive such as .npz or .xlsx: write it with "
                               "np.save('X.npy', x)"},
        {"\xff\xfe"
         "1\t2",
         "X: text in UTF-16: convert it with iconv -f UTF-16 -t UTF-8"},
        {"fLaC audio", "X: FLAC audio: convert it with sox IN OUT.wav"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_folder_write("X", cases[i][0]);
        matrix_file_expect_refused("X", ERR_USAGE, cases[i][1]);
    }
}

Test(rounding, is_that_of_the_digits_of_a_file)
{
    static const struct {
        const char *text;
        double value, rounding;
    } cases[] = {
        {"0.33333,0.5\n", 0.33333, 5e-6},  {"0.33333,0.5\n", 0.5, 5e-6},
        {"3.333e-1,1e0\n", 0.3333, 5e-5},  {"0.5,0.25\n", 0.25, 5e-4},
        {"0.2500,0.0333\n", 0.0333, 5e-5}, {"0.12345678901,0\n", 1e-4, 5e-12},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct matrix matrix;
        struct err err;
        test_folder_write("C.csv", cases[i].text);
        cr_assert_eq(matrix_read("C.csv", &matrix, &err), 0);
        cr_assert_float_eq(matrix_rounding(&matrix, cases[i].value), cases[i].rounding,
                           1e-6 * cases[i].rounding, "%s: %g", cases[i].text,
                           matrix_rounding(&matrix, cases[i].value));
        matrix_free(&matrix);
    }
}
