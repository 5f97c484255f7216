/* Matrices from WAV files, a channel in a column; without libsndfile they are refused. */
#include "bench/matrix/matrix.h"
#include "tests/support/test_folder.h"
#include "tests/support/matrix_file.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

TestSuite(wav, .init = test_folder_begin, .fini = test_folder_end);

#ifdef WITHOUT_SNDFILE

Test(wav, needs_libsndfile)
{
    test_folder_write("s.wav", "RIFF");
    matrix_file_expect_refused(
        "s.wav", ERR_ABSENT,
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
    matrix_file_expect("s.wav", 4, 1, (double[]){0, 0.5, -1, 32767.0 / 32768});
}

Test(wav, reads_16_bit_stereo_as_two_columns)
{
    write_sound_16_bit(2, (short[]){1, -1, 2, -2, 8192, -8192}, 3);
    matrix_file_expect(
        "s.wav", 3, 2,
        (double[]){1 / 32768.0, -1 / 32768.0, 2 / 32768.0, -2 / 32768.0, 0.25, -0.25});
}

Test(wav, reads_floating_point)
{
    static const double value[] = {0.1, -0.2, 1e-9};
    write_sound(SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1, value, 3);
    matrix_file_expect("s.wav", 3, 1, value);
}

Test(wav, passes_on_what_libsndfile_says)
{
    struct matrix matrix;
    struct err err = {0};
    const char *beginning = "s.wav: not read as WAV: "; /* the rest depends on its version */
    test_folder_write("s.wav", "1,2,3\n4,5,6\n7,8,9\n");
    cr_assert_eq(matrix_read("s.wav", &matrix, &err), -1);
    cr_assert_eq(strncmp(err.text, beginning, strlen(beginning)), 0, "%s", err.text);
    cr_assert_gt(strlen(err.text), strlen(beginning));
}

/* A copy that broke off; a size that was not known when the header was written. */
Test(wav, is_as_long_as_its_header_says)
{
    static const char half[] = {1, 0, 2, 0};
    static const unsigned char sizes[][4] = {
        {8, 0, 0, 0}, {4, 0, 0, 0}, {0xff, 0xff, 0xff, 0xff}, {0, 0xf0, 0xff, 0x7f}};
    char head[44] = "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0";
    for (int i = 0; i < 4; i++) {
        char bytes[48];
        memcpy(head + 36, "data", 4);
        memcpy(head + 40, sizes[i], 4);
        memcpy(bytes, head, 44);
        memcpy(bytes + 44, half, 4);
        test_folder_write_bytes("s.wav", bytes, sizeof bytes);
        if (i)
            matrix_file_expect("s.wav", 2, 1, (double[]){1 / 32768.0, 2 / 32768.0});
        else
            matrix_file_expect_refused("s.wav", ERR_USAGE,
                                       "s.wav: the file ends after 4 of the 8 bytes of samples "
                                       "that its header announces");
    }
}

Test(wav, says_its_rate)
{
    struct matrix matrix;
    struct err err;
    write_sound_16_bit(1, (short[]){1, 2}, 2);
    cr_assert_eq(matrix_read("s.wav", &matrix, &err), 0);
    cr_assert_eq(matrix.rate, 8000);
    matrix_free(&matrix);
}

Test(wav, says_what_is_wrong)
{
    write_sound(SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1, (double[]){0, 0.5}, 2);
    matrix_file_expect_refused("s.wav", ERR_USAGE, "s.wav: an audio file, but not WAV");
    write_sound(SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, NULL, 0);
    matrix_file_expect_refused("s.wav", ERR_USAGE, "s.wav: no sample in the file");
    write_sound(SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 2, (double[]){0, 0, 0, NAN}, 2);
    matrix_file_expect_refused("s.wav", ERR_USAGE,
                               "s.wav: row 2, column 2: nan where a finite number was expected");
}

#endif
