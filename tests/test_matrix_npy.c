/* Matrices from NumPy files: every version, element type and order; and the messages about wrong
 * files. */
#include "tests/support/test_folder.h"
#include "tests/support/matrix_file.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(npy, .init = test_folder_begin, .fini = test_folder_end);

static const double two_by_three[] = {1, -2.5, 3e10, 0.5, 0, 6};

/* "\x93NUMPY", version, length of the header, header, elements. */
static void write_npy(int version, const char *header, const void *elements, size_t size)
{
    FILE *file = fopen("X.npy", "wb");
    size_t length = strlen(header);
    fprintf(file, "\x93NUMPY%c%c%c%c", version, 0, (int)(length % 256), (int)(length / 256));
    if (version > 1)
        fwrite("\0", 1, 2, file); /* the upper half of four bytes */
    fputs(header, file);
    fwrite(elements, 1, size, file);
    cr_assert(!fclose(file));
}

Test(npy, reads_every_version)
{
    for (int version = 1; version <= 3; version++) {
        write_npy(version, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }      \n",
                  two_by_three, sizeof two_by_three);
        matrix_file_expect("X.npy", 2, 3, two_by_three);
    }
}

Test(npy, reads_a_header_written_differently)
{
    static const char *const headers[] = {
        "{'shape': (2, 3), 'fortran_order': False, 'descr': '<f8'}",
        "{\"descr\":\"<f8\",\"shape\":(2,3),\"fortran_order\":False}\n",
        "  { 'fortran_order' : False , 'shape' : ( 2 , 3 , ) , 'descr' : '<f8' , }  \n",
    };
    for (size_t i = 0; i < COUNT(headers); i++) {
        write_npy(1, headers[i], two_by_three, sizeof two_by_three);
        matrix_file_expect("X.npy", 2, 3, two_by_three);
    }
}

Test(npy, reads_every_element_type)
{
    static const float f4[] = {1.5f, -2, 3};
    static const double f8[] = {1.5, -2, 3};
    static const int16_t i2[] = {-32768, 2, 32767};
    static const int32_t i4[] = {INT32_MIN, 2, INT32_MAX};
    static const int64_t i8[] = {-(1LL << 53), 2, 1LL << 53};
    static const struct {
        const char *header;
        const void *elements;
        size_t size;
        double value[3];
    } cases[] = {
        {"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", f4, sizeof f4, {1.5, -2, 3}},
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", f8, sizeof f8, {1.5, -2, 3}},
        {"{'descr': '<i2', 'fortran_order': False, 'shape': (3,), }",
         i2,
         sizeof i2,
         {-32768, 2, 32767}},
        {"{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }",
         i4,
         sizeof i4,
         {INT32_MIN, 2, INT32_MAX}},
        {"{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }",
         i8,
         sizeof i8,
         {-0x1p53, 2, 0x1p53}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_npy(1, cases[i].header, cases[i].elements, cases[i].size);
        matrix_file_expect("X.npy", 1, 3, cases[i].value);
    }
}

/* The same numbers, highest byte first. */
static void swap_bytes(const void *from, size_t size, size_t count, unsigned char *to)
{
    for (size_t i = 0; i < size * count; i++)
        to[i] = ((const unsigned char *)from)[i / size * size + size - 1 - i % size];
}

Test(npy, reads_either_byte_order)
{
    static const int16_t i2[] = {-2, 300, 5};
    unsigned char swapped[sizeof two_by_three];
    swap_bytes(two_by_three, sizeof(double), 6, swapped);
    write_npy(1, "{'descr': '>f8', 'fortran_order': False, 'shape': (2, 3), }", swapped,
              sizeof swapped);
    matrix_file_expect("X.npy", 2, 3, two_by_three);
    swap_bytes(i2, sizeof *i2, 3, swapped);
    write_npy(1, "{'descr': '>i2', 'fortran_order': False, 'shape': (3,), }", swapped, sizeof i2);
    matrix_file_expect("X.npy", 1, 3, (double[]){-2, 300, 5});
}

Test(npy, reads_bytes_and_unsigned_integers)
{
    static const uint32_t u4[] = {1, UINT32_MAX};
    write_npy(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", "\1\xff\3", 3);
    matrix_file_expect("X.npy", 1, 3, (double[]){1, 255, 3});
    write_npy(1, "{'descr': '|i1', 'fortran_order': False, 'shape': (2,), }", "\1\xff", 2);
    matrix_file_expect("X.npy", 1, 2, (double[]){1, -1});
    write_npy(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", "\0\1", 2);
    matrix_file_expect("X.npy", 1, 2, (double[]){0, 1});
    write_npy(1, "{'descr': '<u4', 'fortran_order': False, 'shape': (2,), }", u4, sizeof u4);
    matrix_file_expect("X.npy", 1, 2, (double[]){1, 4294967295});
}

/* Element (t, k, l) is 100 t + 10 k + l, whichever index runs fastest in the file. */
Test(npy, reads_three_dimensions_in_both_orders)
{
    static const double wanted[] = {0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121};
    static const double fortran[] = {0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121};
    write_npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3, 2), }", wanted,
              sizeof wanted);
    matrix_file_expect("X.npy", 6, 2, wanted);
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3, 2), }", fortran,
              sizeof fortran);
    matrix_file_expect("X.npy", 6, 2, wanted);
}

Test(npy, reads_fortran_order)
{
    static const double by_column[] = {1, 0.5, -2.5, 0, 3e10, 6};
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", by_column,
              sizeof by_column);
    matrix_file_expect("X.npy", 2, 3, two_by_three);
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (6,), }", by_column,
              sizeof by_column);
    matrix_file_expect("X.npy", 1, 6, by_column);
}

Test(npy, reads_more_than_one_batch_in_both_orders)
{
    enum { ROWS = 101, COLUMNS = 127 };
    static double value[ROWS * COLUMNS], by_column[ROWS * COLUMNS];
    uint64_t state = 2;
    for (size_t i = 0; i < COUNT(value); i++) {
        value[i] = matrix_file_double(&state);
        by_column[i % COLUMNS * ROWS + i / COLUMNS] = value[i];
    }
    write_npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (101, 127), }", value,
              sizeof value);
    matrix_file_expect("X.npy", ROWS, COLUMNS, value);
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (101, 127), }", by_column,
              sizeof by_column);
    matrix_file_expect("X.npy", ROWS, COLUMNS, value);
}

Test(npy, says_what_is_wrong_with_the_header)
{
    static const struct {
        const char *header, *message;
    } cases[] = {
        {"", "X.npy: byte 1 of the NumPy header: '{' was expected"},
        {"[1]", "X.npy: byte 1 of the NumPy header: '{' was expected"},
        {"{'descr': '<f8'", "X.npy: byte 16 of the NumPy header: ',' or '}' was expected"},
        {"{descr: '<f8'}", "X.npy: byte 2 of the NumPy header: a quoted key was expected"},
        {"{'descr", "X.npy: byte 2 of the NumPy header: a quoted key was expected"},
        {"{ 'kind': 1}", "X.npy: byte 3 of the NumPy header: 'descr', 'fortran_order' or "
                         "'shape', each once, was expected"},
        {"{'descr': '<f8', 'descr': '<f8'}",
         "X.npy: byte 18 of the NumPy header: 'descr', 'fortran_order' or 'shape', each once, was "
         "expected"},
        {"{'descr' '<f8'}", "X.npy: byte 10 of the NumPy header: ':' was expected"},
        {"{'descr': [('a', '<f8')]}",
         "X.npy: byte 11 of the NumPy header: an element type such as '<f8' was expected"},
        {"{'fortran_order': 0}", "X.npy: byte 19 of the NumPy header: True or False was expected"},
        {"{'shape': 3}", "X.npy: byte 11 of the NumPy header: '(' was expected"},
        {"{'shape': (-3,)}", "X.npy: byte 12 of the NumPy header: a dimension was expected"},
        {"{'shape': (3 4)}", "X.npy: byte 14 of the NumPy header: ',' or ')' was expected"},
        {"{'shape': (18446744073709551616,)}",
         "X.npy: byte 12 of the NumPy header: a dimension below 2^64 was expected"},
        {"{'shape': ()}", "X.npy: an array of 0 dimensions, expected 1 to 3"},
        {"{'shape': (1, 2, 3, 4)}", "X.npy: an array of 4 dimensions, expected 1 to 3"},
        {"{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}",
         "X.npy: elements of type '<c16', expected f4, f8, or integers of 1 to 8 bytes: write them "
         "with np.save('X.npy', x.astype('f8'))"},
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x",
         "X.npy: byte 57 of the NumPy header: nothing more was expected"},
        {"{'fortran_order': False, 'shape': (1,)}", "X.npy: the NumPy header lacks 'descr'"},
        {"{'descr': '<f8', 'shape': (1,)}", "X.npy: the NumPy header lacks 'fortran_order'"},
        {"{'descr': '<f8', 'fortran_order': False}", "X.npy: the NumPy header lacks 'shape'"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_npy(1, cases[i].header, two_by_three, 8);
        matrix_file_expect_refused("X.npy", ERR_USAGE, cases[i].message);
    }
}

Test(npy, refuses_a_shape_that_is_not_the_size_of_the_file)
{
    static const struct {
        const char *header, *message;
    } cases[] = {
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)}",
         "X.npy: 2 x 3 elements of 8 bytes after the NumPy header expected, found 40 bytes"},
        {"{'descr': '<f4', 'fortran_order': False, 'shape': (9,)}",
         "X.npy: 1 x 9 elements of 4 bytes after the NumPy header expected, found 40 bytes"},
        {"{'descr': '<i2', 'fortran_order': False, 'shape': (100000000000, 5)}",
         "X.npy: 100000000000 x 5 elements of 2 bytes after the NumPy header expected, found 40 "
         "bytes"},
        /* 2^64 + 10 elements, then 2^64 + 40 bytes: 40 bytes both, if the overflow went unseen */
        {"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 9223372036854775813)}",
         "X.npy: 2 x 9223372036854775813 elements of 4 bytes after the NumPy header expected, "
         "found 40 bytes"},
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693957,)}",
         "X.npy: 1 x 2305843009213693957 elements of 8 bytes after the NumPy header expected, "
         "found 40 bytes"},
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (0,)}",
         "X.npy: 1 x 0: no number in the file"},
        {"{'descr': '<f8', 'fortran_order': True, 'shape': (0, 7)}",
         "X.npy: 0 x 7: no number in the file"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_npy(1, cases[i].header, two_by_three, 40);
        matrix_file_expect_refused("X.npy", ERR_USAGE, cases[i].message);
    }
}

Test(npy, refuses_a_file_that_ends_too_early)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *message;
    } cases[] = {
        {"1,2\n", 4, "X.npy: not a NumPy file"},
        {"1,2,3,4,5\n", 10, "X.npy: not a NumPy file"},
        {"\x93NUMPY\1", 7, "X.npy: not a NumPy file"},
        {"\x93NUMPY\4\0\0\0", 10, "X.npy: NumPy format 4.0, expected 1.0, 2.0 or 3.0"},
        {"\x93NUMPY\1\1\0\0", 10, "X.npy: NumPy format 1.1, expected 1.0, 2.0 or 3.0"},
        {"\x93NUMPY\1\0\5", 9, "X.npy: the file ends before its NumPy header"},
        {"\x93NUMPY\2\0\5\0", 10, "X.npy: the file ends before its NumPy header"},
        {"\x93NUMPY\1\0\5\0{'de", 14, "X.npy: the file ends within its NumPy header"},
        {"\x93NUMPY\1\0\0\4{}", 12, "X.npy: a NumPy header of 1024 bytes, expected at most 1023"},
        {"\x93NUMPY\2\0\xff\xff\xff\xff", 12,
         "X.npy: a NumPy header of 4294967295 bytes, expected at most 1023"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_folder_write_bytes("X.npy", cases[i].bytes, cases[i].size);
        matrix_file_expect_refused("X.npy", ERR_USAGE, cases[i].message);
    }
}

Test(npy, refuses_what_is_not_finite)
{
    static const double value[] = {1, 2, 3, 4, INFINITY, 6};
    write_npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", value,
              sizeof value);
    matrix_file_expect_refused("X.npy", ERR_USAGE,
                               "X.npy: row 2, column 2: inf where a finite number was expected");
}
