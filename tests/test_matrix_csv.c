/* Matrices from CSV files: what is read, and where those that are wrong are wrong. */
#include "tests/support/test_folder.h"
#include "tests/support/matrix_file.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(csv, .init = test_folder_begin, .fini = test_folder_end);

Test(csv, reads_what_a_csv_may_look_like)
{
    static const char *const texts[] = {
        "1,-2.5,3e10\n.5,0,6\n", "1,-2.5,3e10\n0.5,0,6", /* no newline at the end */
        "1,-2.5,3e10\n0.5,0,6\n\n",                      /* an empty last line */
        "1,-2.5,3e10\r\n0.5,0,6\r\n",                    /* CRLF */
        "1,-2.5,3e10\r\n0.5,0,6\r\n\r\n",                /* CRLF and an empty last line */
        "1,-2.5,3e10\n\n \n0.5,0,6\n\n\n",               /* blank lines */
        "\xef\xbb\xbf"
        "1,-2.5,3e10\n0.5,0,6\n", /* Excel's mark of UTF-8 */
        /* pandas, index=False */
        "x,y,z\n1.0,-2.5,30000000000.0\n0.5,0.0,6.0\n",
        /* R: write.table, row.names=FALSE */
        "\"x\" \"y\" \"z\"\n1 -2.5 3e+10\n0.5 0 6\n",
        /* numpy.savetxt */
        "1.000000000000000000e+00 -2.500000000000000000e+00 3.000000000000000000e+10\n"
        "5.000000000000000000e-01 0.000000000000000000e+00 6.000000000000000000e+00\n",
        /* Octave: save */
        "# Created by Octave\n# name: x\n# type: matrix\n# rows: 2\n# columns: 3\n"
        " 1 -2.5 30000000000\n 0.5 0 6\n\n\n",
        /* MATLAB: save -ascii */
        "   1.0000000e+00  -2.5000000e+00   3.0000000e+10\n"
        "   5.0000000e-01   0.0000000e+00   6.0000000e+00\n",
        "1;-2.5;3e10\n0.5;0;6\n",     /* where commas are decimal */
        "1\t-2.5\t3e10\n0.5\t0\t6\n", /* MATLAB: writematrix, tab */
        "% by hand\n1,-2.5,3e10\n% more\n0.5,0,6\n",
        " 1 ,\t-2.5,3E+10 \n\t+0.50, 0.0 ,6.\t\n  \n", /* blanks */
    };
    static const double two_by_three[] = {1, -2.5, 3e10, 0.5, 0, 6};
    for (size_t i = 0; i < COUNT(texts); i++) {
        test_folder_write("U.csv", texts[i]);
        matrix_file_expect("U.csv", 2, 3, two_by_three);
    }
}

/* Whole numbers may count up; pandas writes floats with a point. */
Test(csv, a_first_row_of_0_1_2_is_data_among_whole_numbers)
{
    test_folder_write("U.csv", "0,1\n5,6\n");
    matrix_file_expect("U.csv", 2, 2, (double[]){0, 1, 5, 6});
    test_folder_write("U.csv", "0.0,1.0\n0.5,0.25\n");
    matrix_file_expect("U.csv", 2, 2, (double[]){0, 1, 0.5, 0.25});
    test_folder_write("U.csv", "0\n0.5\n");
    matrix_file_expect("U.csv", 2, 1, (double[]){0, 0.5});
}

Test(csv, one_number_is_a_matrix)
{
    test_folder_write("U.txt", "7");
    matrix_file_expect("U.txt", 1, 1, (double[]){7});
}

Test(csv, tiny_numbers_round_to_subnormals_and_zero)
{
    test_folder_write("U.csv", "5e-324,1e-400,-0");
    matrix_file_expect("U.csv", 1, 3, (double[]){5e-324, 0, -0.0});
}

Test(csv, says_what_is_wrong_and_where)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"1,2\n3,abc\n", "U.csv:2:3: 'abc' where a number was expected"},
        {"1,2\nx\n", "U.csv:2:1: 'x' where a number was expected"},
        {"x,1\n", "U.csv:1:1: 'x' where a number was expected"},
        {"NA\n1\n", "U.csv:1:1: 'NA' where a number was expected"},
        {"a,b\nc,d\n", "U.csv:2:1: 'c' where a number was expected"},
        {"1,  a b ,2\n", "U.csv:1:5: 'a b' where a number was expected"},
        {"1,2 3\n", "U.csv:1:3: '2 3' where a number was expected"},
        {"1,5;2,5\n", "U.csv:1:1: '1,5' where a number was expected"},
        {"1;2\n3,4\n", "U.csv:2:1: '3,4' where a number was expected"},
        {"1,2x\n", "U.csv:1:3: '2x' where a number was expected"},
        {"1,\v2\n", "U.csv:1:3: '?2' where a number was expected"},
        {"1\r,2\n", "U.csv:1:1: '1?' where a number was expected"},
        {"1,2\n\xef\xbb\xbf"
         "1,2\n",
         "U.csv:2:1: '???1' where a number was expected"},
        {"123456789012345678901234567890123456789z1\n",
         "U.csv:1:1: '123456789012345678901234567890123456789z...' where a number was expected"},
        {"1,nan\n", "U.csv:1:3: 'nan' where a finite number was expected"},
        {"1,2\n-inf,4\n", "U.csv:2:1: '-inf' where a finite number was expected"},
        {"1,Infinity\n", "U.csv:1:3: 'Infinity' where a finite number was expected"},
        {"1e309\n", "U.csv:1:1: '1e309' where a finite number was expected"},
        {"1,-2e400,3\n", "U.csv:1:3: '-2e400' where a finite number was expected"},
        {",x\n0,1\n",
         "U.csv:1:1: a first column without a name, as pandas writes its index; write it with "
         "df.to_csv('X.csv', index=False)"},
        {"0,1\n0.5,-1e3\n",
         "U.csv:1: 0, 1, ... look like pandas' names of columns: write the data with "
         "df.to_csv('X.csv', header=False, index=False), or 0.0 if this is a row"},
        {"1,,3\n", "U.csv:1:3: an empty field where a number was expected"},
        {"1,2\n3, \n", "U.csv:2:3: an empty field where a number was expected"},
        {"1,2,\r\n", "U.csv:1:5: an empty field where a number was expected"},
        {"1,2\n3\n", "U.csv:2: 1 number where line 1 has 2"},
        {"1,2\n3,4\n5,6,7", "U.csv:3: 3 numbers where line 1 has 2"},
        {"# x\n\n1,2\n3\n", "U.csv:4: 1 number where line 3 has 2"},
        {"x,y\n", "U.csv: no number in the file"},
        {"\n", "U.csv: no number in the file"},
        {" \r\n", "U.csv: no number in the file"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_folder_write("U.csv", cases[i].text);
        matrix_file_expect_refused("U.csv", ERR_USAGE, cases[i].message);
    }
}

Test(csv, a_zero_byte_is_no_number)
{
    test_folder_write_bytes("U.csv", "1,2\0,3\n", 7);
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv:1:3: '2?' where a number was expected");
    test_folder_write_bytes("U.csv", "1,\0,3\n", 6);
    matrix_file_expect_refused("U.csv", ERR_USAGE, "U.csv:1:3: '?' where a number was expected");
}

Test(csv, every_double_written_with_17_digits_comes_back)
{
    uint64_t state = 1;
    for (int trial = 0; trial < 50; trial++) {
        size_t rows = 1 + matrix_file_bits(&state) % 40,
               columns = 1 + matrix_file_bits(&state) % 40;
        double value[40 * 40];
        FILE *file = fopen("U.csv", "w");
        for (size_t i = 0; i < rows * columns; i++) {
            value[i] = matrix_file_double(&state);
            fprintf(file, "%.17g%c", value[i], (i + 1) % columns ? ',' : '\n');
        }
        fclose(file);
        matrix_file_expect("U.csv", rows, columns, value);
    }
}
