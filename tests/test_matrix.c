/* Matrices from CSV, NumPy and WAV files: what is read, and what is said of files that are wrong.
 */
#include "bench/matrix/matrix.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Every test runs in a directory of its own, so that messages show short names. */
static char directory[] = "/tmp/test_matrix_XXXXXX";

static void enter_directory(void)
{
    cr_assert(mkdtemp(directory) && !chdir(directory));
}

static void leave_directory(void)
{
    DIR *list = opendir(".");
    for (struct dirent *entry; (entry = readdir(list));)
        if (entry->d_name[0] != '.')
            remove(entry->d_name);
    closedir(list);
    rmdir(directory);
}

TestSuite(csv, .init = enter_directory, .fini = leave_directory);
TestSuite(npy, .init = enter_directory, .fini = leave_directory);
TestSuite(wav, .init = enter_directory, .fini = leave_directory);
TestSuite(file, .init = enter_directory, .fini = leave_directory);
TestSuite(shape, .init = enter_directory, .fini = leave_directory);

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes, 1, size, file) == size && !fclose(file));
}

static void write_text(const char *path, const char *text)
{
    write_file(path, text, strlen(text));
}

static void expect_refusal(const char *path, enum err_kind kind, const char *text)
{
    struct matrix matrix;
    struct err err = {0};
    cr_assert_eq(matrix_read(path, &matrix, &err), -1, "read, instead of: %s", text);
    cr_assert_str_eq(err.text, text);
    cr_assert_eq(err.kind, kind);
    cr_assert_null(matrix.value);
}

static void expect_matrix(const char *path, size_t rows, size_t columns, const double *value)
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

static const double two_by_three[] = {1, -2.5, 3e10, 0.5, 0, 6};

Test(csv, reads_what_a_csv_may_look_like)
{
    static const char *const texts[] = {
        "1,-2.5,3e10\n.5,0,6\n",
        "1,-2.5,3e10\n0.5,0,6",                        /* no newline at the end */
        "1,-2.5,3e10\n0.5,0,6\n\n",                    /* an empty last line */
        "1,-2.5,3e10\r\n0.5,0,6\r\n",                  /* CRLF */
        "1,-2.5,3e10\r\n0.5,0,6\r\n\r\n",              /* CRLF and an empty last line */
        " 1 ,\t-2.5,3E+10 \n\t+0.50, 0.0 ,6.\t\n  \n", /* blanks */
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        write_text("U.csv", texts[i]);
        expect_matrix("U.csv", 2, 3, two_by_three);
    }
}

Test(csv, one_number_is_a_matrix)
{
    write_text("U.txt", "7");
    expect_matrix("U.txt", 1, 1, (double[]){7});
}

Test(csv, tiny_numbers_round_to_subnormals_and_zero)
{
    write_text("U.csv", "5e-324,1e-400,-0");
    expect_matrix("U.csv", 1, 3, (double[]){5e-324, 0, -0.0});
}

Test(csv, says_what_is_wrong_and_where)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"1,2\n3,abc\n", "U.csv:2:3: 'abc' where a number was expected"},
        {"x\n", "U.csv:1:1: 'x' where a number was expected"},
        {"1,  a b ,2\n", "U.csv:1:5: 'a b' where a number was expected"},
        {"1,2 3\n", "U.csv:1:3: '2 3' where a number was expected"},
        {"1;2\n", "U.csv:1:1: '1;2' where a number was expected"},
        {"1,2x\n", "U.csv:1:3: '2x' where a number was expected"},
        {"1,\v2\n", "U.csv:1:3: '?2' where a number was expected"},
        {"1\r,2\n", "U.csv:1:1: '1?' where a number was expected"},
        {"\xef\xbb\xbf"
         "1,2\n",
         "U.csv:1:1: '???1' where a number was expected"},
        {"123456789012345678901234567890123456789z1\n",
         "U.csv:1:1: '123456789012345678901234567890123456789z...' where a number was expected"},
        {"1,nan\n", "U.csv:1:3: 'nan' where a finite number was expected"},
        {"1,2\n-inf,4\n", "U.csv:2:1: '-inf' where a finite number was expected"},
        {"1,Infinity\n", "U.csv:1:3: 'Infinity' where a finite number was expected"},
        {"1e309\n", "U.csv:1:1: '1e309' where a finite number was expected"},
        {"1,-2e400,3\n", "U.csv:1:3: '-2e400' where a finite number was expected"},
        {"1,,3\n", "U.csv:1:3: an empty field where a number was expected"},
        {",1\n", "U.csv:1:1: an empty field where a number was expected"},
        {"1,2\n3, \n", "U.csv:2:4: an empty field where a number was expected"},
        {"1,2,\r\n", "U.csv:1:5: an empty field where a number was expected"},
        {"1,2\n3\n", "U.csv:2: 1 number where line 1 has 2"},
        {"1,2\n3,4\n5,6,7", "U.csv:3: 3 numbers where line 1 has 2"},
        {"1,2\n\n3,4\n", "U.csv:2: an empty line before the end of the file"},
        {"\n1,2\n", "U.csv:1: an empty line before the end of the file"},
        {"1,2\n\n\n", "U.csv:2: an empty line before the end of the file"},
        {"\n", "U.csv: no number in the file"},
        {" \r\n", "U.csv: no number in the file"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_text("U.csv", cases[i].text);
        expect_refusal("U.csv", ERR_USAGE, cases[i].message);
    }
}

Test(csv, a_zero_byte_is_no_number)
{
    write_file("U.csv", "1,2\0,3\n", 7);
    expect_refusal("U.csv", ERR_USAGE, "U.csv:1:3: '2?' where a number was expected");
    write_file("U.csv", "1,\0,3\n", 6);
    expect_refusal("U.csv", ERR_USAGE, "U.csv:1:3: '?' where a number was expected");
}

/* Splitmix64: any bits will do, as long as they are the same in each run. */
static uint64_t random_bits(uint64_t *state)
{
    uint64_t bits = *state += 0x9e3779b97f4a7c15;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
    return bits ^ bits >> 31;
}

/* Any finite double, of any magnitude. */
static double random_double(uint64_t *state)
{
    double number;
    do {
        uint64_t bits = random_bits(state);
        memcpy(&number, &bits, sizeof number);
    } while (!isfinite(number));
    return number;
}

Test(csv, every_double_written_with_17_digits_comes_back)
{
    uint64_t state = 1;
    for (int trial = 0; trial < 50; trial++) {
        size_t rows = 1 + random_bits(&state) % 40, columns = 1 + random_bits(&state) % 40;
        double value[40 * 40];
        FILE *file = fopen("U.csv", "w");
        for (size_t i = 0; i < rows * columns; i++) {
            value[i] = random_double(&state);
            fprintf(file, "%.17g%c", value[i], (i + 1) % columns ? ',' : '\n');
        }
        fclose(file);
        expect_matrix("U.csv", rows, columns, value);
    }
}

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
        expect_matrix("X.npy", 2, 3, two_by_three);
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
        expect_matrix("X.npy", 2, 3, two_by_three);
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
        expect_matrix("X.npy", 1, 3, cases[i].value);
    }
}

Test(npy, reads_fortran_order)
{
    static const double by_column[] = {1, 0.5, -2.5, 0, 3e10, 6};
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", by_column,
              sizeof by_column);
    expect_matrix("X.npy", 2, 3, two_by_three);
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (6,), }", by_column,
              sizeof by_column);
    expect_matrix("X.npy", 1, 6, by_column);
}

Test(npy, reads_more_than_one_batch_in_both_orders)
{
    enum { ROWS = 101, COLUMNS = 127 };
    static double value[ROWS * COLUMNS], by_column[ROWS * COLUMNS];
    uint64_t state = 2;
    for (size_t i = 0; i < COUNT(value); i++) {
        value[i] = random_double(&state);
        by_column[i % COLUMNS * ROWS + i / COLUMNS] = value[i];
    }
    write_npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (101, 127), }", value,
              sizeof value);
    expect_matrix("X.npy", ROWS, COLUMNS, value);
    write_npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (101, 127), }", by_column,
              sizeof by_column);
    expect_matrix("X.npy", ROWS, COLUMNS, value);
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
        {"{'descr': '>f8'}", "X.npy: elements of type '>f8', expected <f4, <f8, <i2, <i4 or <i8"},
        {"{'fortran_order': 0}", "X.npy: byte 19 of the NumPy header: True or False was expected"},
        {"{'shape': 3}", "X.npy: byte 11 of the NumPy header: '(' was expected"},
        {"{'shape': (-3,)}", "X.npy: byte 12 of the NumPy header: a dimension was expected"},
        {"{'shape': (3 4)}", "X.npy: byte 14 of the NumPy header: ',' or ')' was expected"},
        {"{'shape': (18446744073709551616,)}",
         "X.npy: byte 12 of the NumPy header: a dimension below 2^64 was expected"},
        {"{'shape': ()}", "X.npy: an array of 0 dimensions, expected 1 or 2"},
        {"{'shape': (1, 2, 3)}", "X.npy: an array of 3 dimensions, expected 1 or 2"},
        {"{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x",
         "X.npy: byte 57 of the NumPy header: nothing more was expected"},
        {"{'fortran_order': False, 'shape': (1,)}", "X.npy: the NumPy header lacks 'descr'"},
        {"{'descr': '<f8', 'shape': (1,)}", "X.npy: the NumPy header lacks 'fortran_order'"},
        {"{'descr': '<f8', 'fortran_order': False}", "X.npy: the NumPy header lacks 'shape'"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_npy(1, cases[i].header, two_by_three, 8);
        expect_refusal("X.npy", ERR_USAGE, cases[i].message);
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
        expect_refusal("X.npy", ERR_USAGE, cases[i].message);
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
        write_file("X.npy", cases[i].bytes, cases[i].size);
        expect_refusal("X.npy", ERR_USAGE, cases[i].message);
    }
}

Test(npy, refuses_what_is_not_finite)
{
    static const double value[] = {1, 2, 3, 4, INFINITY, 6};
    write_npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", value,
              sizeof value);
    expect_refusal("X.npy", ERR_USAGE,
                   "X.npy: row 2, column 2: inf where a finite number was expected");
}

#ifdef WITHOUT_SNDFILE

Test(wav, needs_libsndfile)
{
    write_text("s.wav", "RIFF");
    expect_refusal("s.wav", ERR_ABSENT,
                   "WAV input needs libsndfile: apt-get install libsndfile1-dev, then make");
}

#else

#include <sndfile.h>

static void write_sound(int format, int channels, const double *value, sf_count_t frames)
{
    SF_INFO info = {.samplerate = 8000, .channels = channels, .format = format};
    SNDFILE *sound = sf_open("s.wav", SFM_WRITE, &info);
    cr_assert(sound, "%s", sf_strerror(NULL));
    cr_assert_eq(sf_writef_double(sound, value, frames), frames);
    sf_close(sound);
}

/* The samples themselves, so that the test knows the scale: 2^15 is 1. */
static void write_sound_16_bit(int channels, const short *value, sf_count_t frames)
{
    SF_INFO info = {
        .samplerate = 8000, .channels = channels, .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16};
    SNDFILE *sound = sf_open("s.wav", SFM_WRITE, &info);
    cr_assert(sound, "%s", sf_strerror(NULL));
    cr_assert_eq(sf_writef_short(sound, value, frames), frames);
    sf_close(sound);
}

Test(wav, reads_16_bit_mono_as_one_column)
{
    write_sound_16_bit(1, (short[]){0, 16384, -32768, 32767}, 4);
    expect_matrix("s.wav", 4, 1, (double[]){0, 0.5, -1, 32767.0 / 32768});
}

Test(wav, reads_16_bit_stereo_as_two_columns)
{
    write_sound_16_bit(2, (short[]){1, -1, 2, -2, 8192, -8192}, 3);
    expect_matrix("s.wav", 3, 2,
                  (double[]){1 / 32768.0, -1 / 32768.0, 2 / 32768.0, -2 / 32768.0, 0.25, -0.25});
}

Test(wav, reads_floating_point)
{
    static const double value[] = {0.1, -0.2, 1e-9};
    write_sound(SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1, value, 3);
    expect_matrix("s.wav", 3, 1, value);
}

Test(wav, passes_on_what_libsndfile_says)
{
    struct matrix matrix;
    struct err err = {0};
    const char *beginning = "s.wav: not read as WAV: "; /* the rest depends on its version */
    write_text("s.wav", "1,2,3\n4,5,6\n7,8,9\n");
    cr_assert_eq(matrix_read("s.wav", &matrix, &err), -1);
    cr_assert_eq(strncmp(err.text, beginning, strlen(beginning)), 0, "%s", err.text);
    cr_assert_gt(strlen(err.text), strlen(beginning));
}

Test(wav, says_what_is_wrong)
{
    write_sound(SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1, (double[]){0, 0.5}, 2);
    expect_refusal("s.wav", ERR_USAGE, "s.wav: an audio file, but not WAV");
    write_sound(SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, NULL, 0);
    expect_refusal("s.wav", ERR_USAGE, "s.wav: no sample in the file");
    write_sound(SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 2, (double[]){0, 0, 0, NAN}, 2);
    expect_refusal("s.wav", ERR_USAGE,
                   "s.wav: row 2, column 2: nan where a finite number was expected");
}

#endif

Test(file, must_exist)
{
    expect_refusal("U.csv", ERR_USAGE, "U.csv: No such file or directory");
    expect_refusal("X.npy", ERR_USAGE, "X.npy: No such file or directory");
    expect_refusal("s.wav", ERR_USAGE, "s.wav: No such file or directory");
}

Test(file, must_not_be_empty)
{
    write_text("U.csv", "");
    expect_refusal("U.csv", ERR_USAGE, "U.csv: the file is empty");
    write_text("X.npy", "");
    expect_refusal("X.npy", ERR_USAGE, "X.npy: the file is empty");
}

Test(file, must_not_be_a_directory)
{
    cr_assert_eq(mkdir("data.npy", 0700), 0);
    expect_refusal("data.npy", ERR_USAGE, "data.npy: Is a directory");
    expect_refusal(".", ERR_USAGE, ".: Is a directory");
}

Test(file, must_be_readable)
{
    enum { NOBODY = 65534 };
    write_text("U.csv", "1\n");
    cr_assert_eq(chmod("U.csv", 0), 0);
    cr_assert_eq(chmod(".", 0755), 0);
    int root = geteuid() == 0; /* root may read everything */
    cr_assert(!root || !seteuid(NOBODY));
    expect_refusal("U.csv", ERR_USAGE, "U.csv: Permission denied");
    cr_assert(!root || !seteuid(0));
}

Test(file, ending_counts_in_the_last_component_only)
{
    cr_assert_eq(mkdir("data.npy", 0700), 0);
    write_text("data.npy/U", "7\n");
    expect_matrix("data.npy/U", 1, 1, (double[]){7});
    remove("data.npy/U");
}

Test(shape, may_be_free_or_given)
{
    static const size_t accepted[][2] = {{0, 0}, {2, 0}, {0, 3}, {2, 3}};
    write_text("C.csv", "1,-2.5,3e10\n.5,0,6\n");
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
    write_text("C.csv", "1,-2.5,3e10\n.5,0,6\n");
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
