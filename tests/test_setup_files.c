/* What a scenario takes from files: weights, systems and recordings, each file read once. */
#include "bench/results/used_json.h"
#include "tests/support/built.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

TestSuite(from_files, .init = built_begin, .fini = built_end);

static struct setup *const setup = &built.setup;

static const struct recording *recording(void)
{
    return input_recording(setup->source.input, setup->source.input_params);
}

static const double *system_taps(void)
{
    return ((const struct system_file_params *)setup->system.params)->h;
}

static void expect_values(const double *got, const double *wanted, int count)
{
    cr_assert(got);
    for (int i = 0; i < count; i++)
        cr_assert_float_eq(got[i], wanted[i], 1e-15, "value %d: %g", i, got[i]);
}

Test(from_files, weights_are_a_matrix)
{
    test_folder_write("d/a.csv", "0.5,0.5,0\n0,0.25,0.75\n0.125,0,0.875\n");
    built_make("network: {weights: {file: a.csv}}\nalgorithms: [{name: lms}]");
    built_expect_network(3, (int64_t[]){0, 2, 4, 6}, (int32_t[]){0, 1, 1, 2, 0, 2},
                         (double[]){0.5, 0.5, 0.25, 0.75, 0.125, 0.875});
    cr_assert_eq(setup->source.nodes, 3);
}

Test(from_files, a_system_keeps_its_norm_unless_one_is_asked_for)
{
    test_folder_write("d/a.csv", "3,0,-4\n");
    built_make("system: {file: a.csv, taps: 3}\nalgorithms: [{name: lms}]");
    cr_assert(setup->system.kind == &system_file && setup->system.norm.word == 0);
    expect_values(system_taps(), (double[]){3, 0, -4}, 3);
    built_make("system: {kind: file, file: a.csv, taps: 3, norm: 2}\nalgorithms: [{name: lms}]");
    cr_assert(setup->system.norm.word == -1 && setup->system.norm.value == 2);
}

Test(from_files, recorded_rows_and_responses_need_no_system)
{
    static const double rows[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    test_folder_write("d/a.csv", "1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n");
    test_folder_write("d/b.csv", "1,2\n3,4\n5,6\n");
    built_make(BUILT_RECORDING("", "regressors: a.csv, desired: b.csv"));
    cr_assert(!setup->source.system && setup->source.taps == 2 && recording()->length == 3);
    cr_assert(!recording()->signal);
    expect_values(recording()->regressors, rows, 12);
    expect_values(recording()->desired, rows, 6);
    cr_assert(!input_delay_line(setup->source.input, setup->source.input_params));
}

Test(from_files, recorded_responses_with_a_known_system_have_a_truth)
{
    test_folder_write("d/a.csv", "1,2\n3,4\n5,6\n");
    built_make(
        "iterations: 3\nnetwork: {nodes: 2}\nsystem: {kind: sparse, taps: 2, nonzeros: 1}\n"
        "algorithms: [{name: lms}]\ninput: {kind: recording, signal: a.csv, desired: a.csv}");
    cr_assert_eq(setup->source.system, &setup->system);
    expect_values(recording()->signal, (double[]){1, 2, 3, 4, 5, 6}, 6);
}

Test(from_files, a_signal_of_all_nodes_comes_from_numpy)
{
    static const char magic[] = "\x93NUMPY\x01\x00\x76\x00"
                                "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }";
    static const double signal[] = {1, -2, 3, -4, 5, -6};
    char bytes[128 + sizeof signal];
    memset(bytes, ' ', 128);
    memcpy(bytes, magic, sizeof magic - 1);
    bytes[127] = '\n';
    memcpy(bytes + 128, signal, sizeof signal);
    test_folder_write_bytes("d/a.npy", bytes, sizeof bytes);
    built_make(BUILT_RECORDING(", nonzeros: 1", "signal: a.npy"));
    cr_assert_eq(recording()->length, 3);
    expect_values(recording()->signal, signal, COUNT(signal));
}

/* One channel of 16-bit samples at 8 kHz. */
static void write_wav(const char *path, const int16_t *sample, uint32_t count)
{
    struct {
        char riff[4];
        uint32_t size;
        char wave[8];
        uint32_t format_size;
        uint16_t format, channels;
        uint32_t rate, bytes_per_second;
        uint16_t frame, bits;
        char data[4];
        uint32_t data_size;
        int16_t sample[16];
    } wav = {.riff = "RIFF",
             .size = 36 + 2 * count,
             .wave = "WAVEfmt ",
             .format_size = 16,
             .format = 1,
             .channels = 1,
             .rate = 8000,
             .bytes_per_second = 16000,
             .frame = 2,
             .bits = 16,
             .data = "data",
             .data_size = 2 * count};
    cr_assert_leq(count, 16);
    memcpy(wav.sample, sample, count * sizeof *sample);
    test_folder_write_bytes(path, &wav, 44 + 2 * count);
}

static const char two_sounds[] = BUILT_RECORDING(", nonzeros: 1", "signal: [a.wav, b.wav]");

Test(from_files, a_signal_of_each_node_comes_from_wav_files_as_long_as_the_shortest)
{
    write_wav("d/a.wav", (int16_t[]){16384, -16384, 8192}, 3);
    write_wav("d/b.wav", (int16_t[]){-32768, 0, 4096, 1, 1}, 5);
    built_make(two_sounds);
    cr_assert(recording()->length == 3 && !recording()->desired);
    json_t *used = used_json(&setup->plan, &built.err);
    cr_assert_eq(json_integer_value(json_object_get(used, "sample_rate")), recording()->rate);
    cr_assert_eq(recording()->rate, 8000);
    json_decref(used);
    expect_values(recording()->signal, (double[]){0.5, -1, -0.5, 0, 0.25, 0.125}, 6);
    cr_assert(input_delay_line(setup->source.input, setup->source.input_params));
}

/* What --dry-run adds to the engine's memory: the samples side by side, and nothing else, grow. */
Test(from_files, the_samples_of_all_nodes_count_as_memory)
{
    int16_t sample[16] = {0};
    size_t bytes[2];
    for (int i = 0; i < 2; i++) {
        write_wav("d/a.wav", sample, 16);
        write_wav("d/b.wav", sample, i ? 16 : 9);
        built_make(two_sounds);
        bytes[i] = setup->pool.bytes;
        setup_free(setup);
        files_free(&built.files);
    }
    cr_assert_eq(bytes[1] - bytes[0], 2 * (16 - 9) * sizeof(double));
}

Test(from_files, a_file_is_read_once)
{
    test_folder_write("d/a.csv", "1,0\n");
    built_read("system: {file: a.csv, taps: 2}\nalgorithms: [{name: lms}, {name: nlms}]");
    built_case(0);
    const double *h = system_taps();
    remove("d/a.csv");
    built_case(1);
    cr_assert_eq(system_taps(), h);
    cr_assert_eq(built.files.count, 1);
}

/* Five digits, as MATLAB's csvwrite leaves them, or floats: no row sums to 1 exactly. */
Test(from_files, weights_are_as_exact_as_their_digits)
{
    static const float third = 1 / 3.0f;
    char bytes[10 + 118 + 9 * sizeof third] = "\x93NUMPY\1\0\x76\0"
                                              "{'descr': '<f4', 'fortran_order': False, "
                                              "'shape': (3, 3), }";
    size_t length = strlen(bytes + 10);
    memset(bytes + 10 + length, ' ', 118 - length);
    for (int i = 0; i < 9; i++)
        memcpy(bytes + 128 + i * (int)sizeof third, &third, sizeof third);
    test_folder_write_bytes("d/a.npy", bytes, sizeof bytes);
    test_folder_write(
        "d/a.csv", "0.33333,0.33333,0.33333\n0.33333,0.33333,0.33333\n0.33333,0.33333,0.33333\n");
    static const char *const names[] = {"csv", "npy"};
    for (int i = 0; i < COUNT(names); i++) {
        char text[100];
        snprintf(text, sizeof text, "network: {weights: {file: a.%s}}\nalgorithms: [{name: lms}]",
                 names[i]);
        built_make(text);
        for (int j = 0; j < 9; j++)
            cr_assert_float_eq(setup->network.weight[j], 1.0 / 3, 1e-15);
    }
}

Test(from_files, say_how_many_taps_there_are_and_how_many_trials)
{
    test_folder_write("d/a.csv", "1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n");
    test_folder_write("d/b.csv", "1,2\n3,4\n5,6\n");
    built_make("iterations: 3\nnetwork: {nodes: 2}\nalgorithms: [{name: lms}]\n"
               "input: {kind: recording, regressors: a.csv, desired: b.csv}");
    cr_assert(setup->source.taps == 2 && setup->plan.trials == 1);
    cr_assert_str_eq(tree_get(setup->tree, "trials")->text, "1");
    cr_assert_str_eq(tree_get(tree_get(setup->tree, "system"), "taps")->text, "2");
}

/* An impulse response in a WAV file, a signal of one node in a row. */
Test(from_files, a_vector_lies_either_way)
{
    write_wav("d/h.wav", (int16_t[]){16384, 0, -16384}, 3);
    test_folder_write("d/x.csv", "1,2,3,4\n");
    built_make("iterations: 4\nnetwork: {nodes: 1}\nsystem: {file: h.wav}\nnoise: {variance: 1}\n"
               "algorithms: [{name: lms}]\ninput: {kind: recording, signal: x.csv}");
    cr_assert_eq(setup->source.taps, 3);
    expect_values(system_taps(), (double[]){0.5, 0, -0.5}, 3);
    expect_values(recording()->signal, (double[]){1, 2, 3, 4}, 4);
    cr_assert_eq(setup->plan.trials, 20, "noise differs from trial to trial");
}

static void expect_refused(const char *text, const char *message)
{
    built_read(text);
    cr_assert_eq(setup_build(setup, built.scenario.item[0].tree, 0, &built.files, &built.err), -1);
    cr_assert_str_eq(built.err.text, message);
}

Test(from_files, sounds_have_one_rate)
{
    uint32_t rate = 16000;
    write_wav("d/a.wav", (int16_t[]){1, 2, 3}, 3);
    write_wav("d/b.wav", (int16_t[]){1, 2, 3}, 3);
    char *bytes = test_folder_read("d/b.wav");
    memcpy(bytes + 24, &rate, sizeof rate);
    test_folder_write_bytes("d/b.wav", bytes, 50);
    expect_refused(two_sounds,
                   "d/s.yaml:5:8: d/b.wav: 16000 samples per second, but d/a.wav has 8000");
    expect_refused("iterations: 3\nnetwork: {nodes: 1}\nalgorithms: [{name: lms}]\n"
                   "input: {kind: recording, signal: a.wav, desired: b.wav}",
                   "d/s.yaml:4:8: d/b.wav: 16000 samples per second, but d/a.wav has 8000");
}

Test(from_files, trials_of_recorded_data_would_be_copies)
{
    test_folder_write("d/a.csv", "1,2\n3,4\n5,6\n");
    expect_refused("trials: 3\niterations: 3\nnetwork: {nodes: 2}\nalgorithms: [{name: lms}]\n"
                   "input: {kind: recording, signal: a.csv, desired: a.csv}",
                   "d/s.yaml:1:9: trials: 3 trials of recorded data would be identical; give 1");
}

Test(from_files, weights_are_square_and_sum_to_1)
{
    test_folder_write("d/wide.csv", "0.5,0.5,0,0\n0.5,0.5,0,0\n");
    test_folder_write("d/tall.csv", "0.5,0.5\n0.5,0.5\n0,1\n");
    test_folder_write("d/sum.csv", "0.5,0.5\n0.75,0.2\n");
    expect_refused("network: {weights: {file: wide.csv}}\nalgorithms: [{name: lms}]",
                   "d/s.yaml:1:27: d/wide.csv: 2 x 4 numbers, expected N x N (nodes x nodes)");
    expect_refused("network: {weights: {file: tall.csv}}\nalgorithms: [{name: lms}]",
                   "d/s.yaml:1:27: d/tall.csv: 3 x 2 numbers, expected N x N (nodes x nodes)");
    expect_refused("network: {weights: {file: sum.csv}}\nalgorithms: [{name: lms}]",
                   "d/s.yaml:1:27: d/sum.csv: weights: row 1 sums to 0.95; every row must sum to "
                   "1");
}
