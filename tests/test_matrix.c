/* Matrix files of any format: they must be there and hold something, of the shape that is wanted.
 */
#include "bench/matrix/matrix.h"
#include "tests/support/folder.h"
#include "tests/support/matrix_file.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(file, .init = folder_begin, .fini = folder_end);
TestSuite(shape, .init = folder_begin, .fini = folder_end);

/* ---- the file ---- */

Test(file, must_exist)
{
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv: No such file or directory");
    matrix_file_expect_refused("X.npy", ERR_USAGE, "X.npy: No such file or directory");
    matrix_file_expect_refused("s.wav", ERR_USAGE, "s.wav: No such file or directory");
}

Test(file, must_not_be_empty)
{
    folder_write("U.csv", "");
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv: the file is empty");
    folder_write("X.npy", "");
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
    folder_write("U.csv", "1\n");
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
    folder_write("data.npy/U", "7\n");
    matrix_file_expect("data.npy/U", 1, 1, (double[]){7});
    remove("data.npy/U");
}

/* ---- its shape ---- */

Test(shape, may_be_free_or_given)
{
    static const size_t accepted[][2] = {{0, 0}, {2, 0}, {0, 3}, {2, 3}};
    folder_write("C.csv", "1,-2.5,3e10\n.5,0,6\n");
    for (size_t i = 0; i < COUNT(accepted); i++) {
        struct matrix matrix;
        struct err err;
        cr_assert_eq(matrix_read_shape("C.csv", accepted[i][0], accepted[i][1], "nodes x taps",
                                       &matrix, &err),
                     0);
        cr_assert_eq(matrix.value[5], 6);
        matrix_free(&matrix);
    }
}

Test(shape, says_what_was_expected)
{
    static const struct {
        size_t rows, columns;
        const char *message;
    } cases[] = {
        {2, 2, "C.csv: 2 x 3 numbers, expected 2 x 2 (nodes x nodes)"},
        {3, 3, "C.csv: 2 x 3 numbers, expected 3 x 3 (nodes x nodes)"},
        {0, 4, "C.csv: 2 x 3 numbers, expected any x 4 (nodes x nodes)"},
        {1, 0, "C.csv: 2 x 3 numbers, expected 1 x any (nodes x nodes)"},
    };
    folder_write("C.csv", "1,-2.5,3e10\n.5,0,6\n");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct matrix matrix;
        struct err err = {0};
        cr_assert_eq(matrix_read_shape("C.csv", cases[i].rows, cases[i].columns, "nodes x nodes",
                                       &matrix, &err),
                     -1);
        cr_assert_str_eq(err.text, cases[i].message);
        cr_assert_eq(err.kind, ERR_USAGE);
        cr_assert_null(matrix.value);
    }
}

Test(shape, passes_on_what_reading_says)
{
    struct matrix matrix;
    struct err err = {0};
    cr_assert_eq(matrix_read_shape("C.csv", 1, 1, "nodes x nodes", &matrix, &err), -1);
    cr_assert_str_eq(err.text, "C.csv: No such file or directory");
}
