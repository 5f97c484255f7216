/* A scenario decodes to exactly the plan that it says: every section, every type of value, files.
 */
#include "bench/scenario/setup.h"

#include "bench/scenario/scenario.h"
#include "engine/team.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Every test runs in a directory of its own, with the scenario and its data in d/: paths are
 * relative to the file that names them. */
static char directory[] = "/tmp/test_setup_XXXXXX";
static struct scenario scenario;
static struct setup setup;
static struct files files;
static struct err err;

static void begin(void)
{
    cr_assert(mkdtemp(directory) && !chdir(directory) && !mkdir("d", 0777));
}

static void end(void)
{
    static const char *const made[] = {"d/s.yaml", "d/a.csv", "d/b.csv", "d/a.npy",
                                       "d/a.wav",  "d/b.wav", "d"};
    setup_free(&setup);
    files_free(&files);
    scenario_free(&scenario);
    for (int i = 0; i < COUNT(made); i++)
        remove(made[i]);
    rmdir(directory);
}

TestSuite(plan, .init = begin, .fini = end);
TestSuite(per_node, .init = begin, .fini = end);
TestSuite(from_files, .init = begin, .fini = end);
TestSuite(refused, .init = begin, .fini = end);

static void write_bytes(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes, 1, size, file) == size && !fclose(file));
}

static void write_text(const char *path, const char *text)
{
    write_bytes(path, text, strlen(text));
}

static void read_scenario(const char *text)
{
    setup_free(&setup);
    scenario_free(&scenario);
    write_text("d/s.yaml", text);
    cr_assert_eq(scenario_read(&scenario, "d/s.yaml", NULL, 0, &err), 0, "%s", err.text);
}

static void build_case(int item)
{
    const struct scenario_case *chosen = &scenario.item[item];
    setup_free(&setup);
    cr_assert_lt(item, scenario.cases);
    cr_assert_eq(setup_build(&setup, chosen->tree, chosen->algorithm, &files, &err), 0, "%s",
                 err.text);
}

/* The only case of a scenario. */
static void build(const char *text)
{
    read_scenario(text);
    build_case(0);
}

/* A field of params that only its own file knows: found by its row. */
static const void *field(const struct options *options, const void *params, const char *name)
{
    const struct option *row = option_find(options, name);
    cr_assert(row, "%s", name);
    return (const char *)params + row->offset;
}

static const void *of_algorithm(const char *name)
{
    return field(&setup.plan.algorithm->variant.options, setup.plan.params, name);
}

static const void *of_input(const char *name)
{
    return field(&setup.source.input->variant.options, setup.source.input_params, name);
}

static const void *of_system(const char *name)
{
    return field(&setup.system.kind->variant.options, setup.system.params, name);
}

static int whole(const void *field)
{
    return *(const int *)field;
}

static double real(const void *field)
{
    return *(const double *)field;
}

/* ---- a whole plan ---- */

static const char *const complete =
    "name: all\nquestion: what is decoded?\nseed: 7\ntrials: 3\niterations: 200\n"
    "network: {nodes: 4, topology: {kind: edges, edges: [[0, 1], [2, 1], [2, 3]]}, weights: "
    "uniform}\n"
    "system: {kind: sparse, taps: 12, nonzeros: 3, values: sign, norm: 2,\n"
    "         changes: [{at: 50}, {at: 100, support: keep}, {at: 120, values: keep}]}\n"
    "input: {kind: ar1, pole: -0.5, variance: [1, 2, 3, 4]}\n"
    "noise: {snr_db: {min: 10, max: 20}}\n"
    "algorithms:\n"
    "  - {name: lms}\n"
    "  - {name: sapsm, label: S, mode: atc, window: 5, step: 0.3, radius: 4, metric: leader, "
    "leader: 2,\n"
    "     alpha: [{from: 0, value: 0.5}, {from: 100, value: 0.25}], slab: 0.125}\n"
    "run: {threads: 2, sync: barrier, parallel: trials, kernels: ref, observe_every: 20,\n"
    "      diverged_above: 100, support_threshold: 0.1}\n";

static void build_complete(void)
{
    read_scenario(complete);
    build_case(1);
}

Test(plan, holds_the_top_level_and_the_run_section)
{
    build_complete();
    const struct plan *plan = &setup.plan;
    cr_assert_str_eq(setup.general.name, "all");
    cr_assert_str_eq(setup.general.question, "what is decoded?");
    cr_assert(setup.source.seed == 7 && plan->trials == 3 && setup.source.iterations == 200);
    cr_assert(plan->source == &setup.source && plan->network == &setup.network);
    cr_assert(plan->threads == 2 && plan->parallel == PARALLEL_TRIALS);
    cr_assert_str_eq(plan->sync->name, "barrier");
    cr_assert_str_eq(plan->kernels->name, "ref");
    cr_assert(plan->observe_every == 20 && plan->diverged_above == 100);
    cr_assert(plan->support_threshold == 0.1 && !plan->save_estimates && !plan->tick);
}

static void expect_network(int nodes, const int64_t *first, const int32_t *column,
                           const double *weight)
{
    const struct network *network = &setup.network;
    cr_assert_eq(network->nodes, nodes);
    for (int k = 0; k <= nodes; k++)
        cr_assert_eq(network->first[k], first[k], "row %d", k);
    for (int j = 0; j < first[nodes]; j++) {
        cr_assert_eq(network->column[j], column[j], "entry %d", j);
        cr_assert_float_eq(network->weight[j], weight[j], 1e-15, "entry %d", j);
    }
}

Test(plan, holds_the_network)
{
    static const double half = 0.5, third = 1.0 / 3;
    build_complete();
    expect_network(4, (int64_t[]){0, 2, 5, 8, 10}, (int32_t[]){0, 1, 0, 1, 2, 1, 2, 3, 2, 3},
                   (double[]){half, half, third, third, third, third, third, third, half, half});
}

Test(plan, holds_the_system_and_its_changes)
{
    build_complete();
    const struct system *system = setup.source.system;
    cr_assert(system == &setup.system && system->kind == &system_sparse);
    cr_assert(system->taps == 12 && setup.source.taps == 12 && whole(of_system("nonzeros")) == 3);
    cr_assert_eq(whole(of_system("values")), 1, "sign");
    cr_assert(system->norm.word == -1 && system->norm.value == 2);
    static const struct change wanted[] = {{50, CHANGE_REDRAW, CHANGE_REDRAW},
                                           {100, CHANGE_KEEP, CHANGE_REDRAW},
                                           {120, CHANGE_REDRAW, CHANGE_KEEP}};
    cr_assert_eq(system->changes.count, COUNT(wanted));
    for (int i = 0; i < COUNT(wanted); i++) {
        const struct change *change = &system->changes.change[i];
        cr_assert(change->at == wanted[i].at && change->support == wanted[i].support &&
                      change->values == wanted[i].values,
                  "change %d", i);
    }
}

Test(plan, holds_input_and_noise)
{
    build_complete();
    cr_assert(setup.source.input == &input_ar1 && setup.source.noise == &setup.noise);
    cr_assert_eq(real(of_input("pole")), -0.5);
    for (int k = 0; k < 4; k++)
        cr_assert_eq(input_ar1.power(setup.source.input_params, k), k + 1);
    cr_assert(setup.noise.snr_db.set && !setup.noise.variance.set);
    cr_assert(setup.noise.snr_db.low == 10 && setup.noise.snr_db.high == 20);
}

Test(plan, holds_the_algorithm)
{
    build_complete();
    cr_assert(setup.plan.algorithm == &algorithm_sapsm && setup.plan.mode == MODE_ATC);
    cr_assert(whole(of_algorithm("window")) == 5 && real(of_algorithm("step")) == 0.3);
    const struct real_or_word *radius = of_algorithm("radius");
    cr_assert(radius->word == -1 && radius->value == 4);
    const struct schedule *alpha = of_algorithm("alpha");
    cr_assert(alpha->count == 2 && alpha->step[0].from == 0 && alpha->step[1].from == 100);
    cr_assert(schedule_at(alpha, 99) == 0.5 && schedule_at(alpha, 100) == 0.25);
    const struct per_node *slab = of_algorithm("slab");
    cr_assert(slab->set && per_node_at(slab, 3) == 0.125);
    cr_assert(whole(of_algorithm("metric")) == 1 && whole(of_algorithm("leader")) == 2);
    cr_assert_eq(whole(of_algorithm("metric_period")), 1, "the default");
    build_case(0);
    cr_assert(setup.plan.algorithm == &algorithm_lms && real(of_algorithm("step")) == 0.03);
}

Test(plan, has_defaults_for_all_that_is_not_said)
{
    build("algorithms: [{name: lms}]");
    const struct plan *plan = &setup.plan;
    cr_assert(setup.source.seed == 1 && plan->trials == 20 && setup.source.iterations == 1000);
    cr_assert(setup.network.nodes == 10 && network_doubly_stochastic(&setup.network));
    cr_assert(setup.system.kind == &system_sparse && setup.system.taps == 64);
    cr_assert(setup.system.norm.word == -1 && setup.system.norm.value == 1);
    cr_assert(whole(of_system("nonzeros")) == 5 && setup.system.changes.count == 0);
    cr_assert(setup.source.input == &input_white && !noise_known(&setup.noise));
    cr_assert(plan->mode == MODE_ATC && plan->parallel == PARALLEL_NODES);
    cr_assert_str_eq(plan->sync->name, "neighbour");
    cr_assert(plan->kernels == kernels_pick(NULL, &err) && plan->observe_every == 1);
    cr_assert(plan->diverged_above == 1e6 && plan->support_threshold == 0.01);
    build("algorithms: [{name: sapsm}]\nnoise: {snr_db: 20}");
    cr_assert_eq(setup.plan.mode, MODE_CTA);
}

Test(plan, chooses_threads_and_points_where_it_is_left_to_it)
{
    int cores = team_cores();
    build("algorithms: [{name: lms}]\nnetwork: {nodes: 2}\niterations: 5999");
    cr_assert_eq(setup.plan.threads, cores < 2 ? cores : 2);
    cr_assert_eq(setup.plan.observe_every, 5);
    build("algorithms: [{name: lms}]\nnetwork: {nodes: 2}\ntrials: 1\nrun: {parallel: trials}");
    cr_assert_eq(setup.plan.threads, 1);
    build("algorithms: [{name: lms}]\nnetwork: {nodes: 4000, topology: ring}\n");
    cr_assert_eq(setup.plan.threads, cores < 4000 ? cores : 4000);
}

Test(plan, words_stand_for_numbers_and_short_forms_for_maps)
{
    build("algorithms: [{name: sapsm, radius: none, mode: none}]\nnoise: {variance: 0}\n"
          "network: {nodes: 3, topology: line}\nsystem: {norm: none}");
    const struct real_or_word *radius = of_algorithm("radius");
    cr_assert(radius->word == 1 && setup.plan.mode == MODE_NONE && setup.system.norm.word == 0);
    cr_assert_eq(setup.network.first[3], 7);
}

Test(plan, completes_the_scenario_with_what_it_took)
{
    build("algorithms: [{name: lms, label: L}]\nnetwork: {topology: ring}");
    const struct tree *network = tree_get(setup.tree, "network"),
                      *algorithm = tree_get(setup.tree, "algorithms")->item[0];
    cr_assert_str_eq(tree_text(network, &setup.pool, &err),
                     "{topology:{kind:ring},weights:metropolis}");
    cr_assert_str_eq(tree_text(algorithm, &setup.pool, &err),
                     "{name:lms,label:L,mode:atc,step:0.03}");
    cr_assert_eq(tree_get(algorithm, "step")->origin, TREE_DEFAULT);
    cr_assert_eq(tree_get(algorithm, "label")->origin, TREE_WRITTEN);
    cr_assert_null(tree_get(scenario.base, "run"), "the scenario itself stays as it is");
}

Test(plan, of_a_swept_kind_leaves_out_the_rows_of_the_others)
{
    static const char *const text =
        "algorithms: [{name: lms}]\n"
        "network: {nodes: 9, topology: {kind: geometric, mean_degree: 4}}\n"
        "sweep: {network.topology.kind: [ring, geometric]}";
    read_scenario(text);
    build_case(0);
    cr_assert_eq(setup.network.first[9], 27, "a ring");
    build_case(1);
    cr_assert_eq(setup.network.first[9], 9 + 2 * 18, "9 nodes of mean degree 4");
}

/* ---- quantities per node ---- */

enum { MANY = 400 };

/* Builds a ring of `nodes` with input and noise variances in [1, 3]. */
static void build_ring(int nodes, int seed)
{
    char text[400];
    snprintf(text, sizeof text,
             "seed: %d\nnetwork: {nodes: %d, topology: ring}\n"
             "input: {variance: {min: 1, max: 3}}\nnoise: {variance: {min: 1, max: 3}}\n"
             "algorithms: [{name: sapsm, slab: {min: 1, max: 3}}]",
             seed, nodes);
    build(text);
}

static void copy_noise(double *to, int nodes)
{
    for (int k = 0; k < nodes; k++)
        to[k] = per_node_at(&setup.noise.variance, k);
}

Test(per_node, draws_fill_their_interval)
{
    build_ring(MANY, 5);
    double sum = 0, least = 3, most = 1;
    for (int k = 0; k < MANY; k++) {
        double value = per_node_at(&setup.noise.variance, k);
        sum += value;
        least = fmin(least, value);
        most = fmax(most, value);
    }
    cr_assert(least >= 1 && most <= 3);
    cr_assert(least < 1.05 && most > 2.95, "[%g, %g]", least, most);
    /* four standard deviations of the mean of uniform draws */
    cr_assert_float_eq(sum / MANY, 2, 4 * (2 / sqrt(12)) / sqrt(MANY));
}

Test(per_node, draws_depend_on_the_seed_and_the_node_alone)
{
    double first[MANY], second[MANY];
    build_ring(MANY, 5);
    copy_noise(first, MANY);
    build_ring(MANY / 2, 5);
    copy_noise(second, MANY / 2);
    cr_assert_arr_eq(first, second, sizeof(double) * MANY / 2);
    build_ring(MANY, 6);
    copy_noise(second, MANY);
    for (int k = 0; k < MANY; k++)
        cr_assert_neq(first[k], second[k], "node %d", k);
}

Test(per_node, draws_of_the_same_name_differ_between_sections)
{
    build_ring(MANY, 5);
    const struct per_node *input = of_input("variance"), *slab = of_algorithm("slab");
    for (int k = 0; k < MANY; k++) {
        double noise = per_node_at(&setup.noise.variance, k);
        cr_assert(per_node_at(input, k) != noise && per_node_at(slab, k) != noise, "node %d", k);
    }
}

Test(per_node, an_interval_of_one_value_is_that_value_and_lists_are_kept)
{
    build("network: {nodes: 3}\ninput: {variance: {min: 2, max: 2}}\nnoise: {snr_db: [-3, 0, 30]}\n"
          "algorithms: [{name: lms}]");
    static const double snr[] = {-3, 0, 30};
    for (int k = 0; k < 3; k++)
        cr_assert(input_white.power(setup.source.input_params, k) == 2 &&
                  per_node_at(&setup.noise.snr_db, k) == snr[k]);
}

Test(per_node, variances_reach_the_weights)
{
    build("network: {nodes: 2, weights: relative-variance}\ninput: {variance: [1, 2]}\n"
          "noise: {variance: [0.1, 0.15]}\nalgorithms: [{name: lms}]");
    expect_network(2, (int64_t[]){0, 2, 4}, (int32_t[]){0, 1, 0, 1},
                   (double[]){0.75, 0.25, 0.75, 0.25}); /* 1 / 0.1 to 1 / 0.3 */
}

/* ---- files ---- */

#define RECORDING(system, rest)                                                                    \
    "iterations: 3\nnetwork: {nodes: 2}\nsystem: {taps: 2" system "}\n"                            \
    "algorithms: [{name: lms}]\ninput: {kind: recording, " rest "}"

static const struct recording *recording(void)
{
    return input_recording(setup.source.input, setup.source.input_params);
}

static void expect_values(const double *got, const double *wanted, int count)
{
    cr_assert(got);
    for (int i = 0; i < count; i++)
        cr_assert_float_eq(got[i], wanted[i], 1e-15, "value %d: %g", i, got[i]);
}

Test(from_files, weights_are_a_matrix)
{
    write_text("d/a.csv", "0.5,0.5,0\n0,0.25,0.75\n0.125,0,0.875\n");
    build("network: {weights: {file: a.csv}}\nalgorithms: [{name: lms}]");
    expect_network(3, (int64_t[]){0, 2, 4, 6}, (int32_t[]){0, 1, 1, 2, 0, 2},
                   (double[]){0.5, 0.5, 0.25, 0.75, 0.125, 0.875});
    cr_assert_eq(setup.source.nodes, 3);
}

Test(from_files, a_system_keeps_its_norm_unless_one_is_asked_for)
{
    write_text("d/a.csv", "3,0,-4\n");
    build("system: {file: a.csv, taps: 3}\nalgorithms: [{name: lms}]");
    cr_assert(setup.system.kind == &system_file && setup.system.norm.word == 0);
    expect_values(((const struct system_file_params *)setup.system.params)->h, (double[]){3, 0, -4},
                  3);
    build("system: {kind: file, file: a.csv, taps: 3, norm: 2}\nalgorithms: [{name: lms}]");
    cr_assert(setup.system.norm.word == -1 && setup.system.norm.value == 2);
}

Test(from_files, recorded_rows_and_responses_need_no_system)
{
    static const double rows[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    write_text("d/a.csv", "1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n");
    write_text("d/b.csv", "1,2\n3,4\n5,6\n");
    build(RECORDING("", "regressors: a.csv, desired: b.csv"));
    cr_assert(!setup.source.system && setup.source.taps == 2 && recording()->length == 3);
    cr_assert(!recording()->signal);
    expect_values(recording()->regressors, rows, 12);
    expect_values(recording()->desired, rows, 6);
    cr_assert(!input_delay_line(setup.source.input, setup.source.input_params));
}

Test(from_files, recorded_responses_with_a_known_system_have_a_truth)
{
    write_text("d/a.csv", "1,2\n3,4\n5,6\n");
    build("iterations: 3\nnetwork: {nodes: 2}\nsystem: {kind: sparse, taps: 2, nonzeros: 1}\n"
          "algorithms: [{name: lms}]\ninput: {kind: recording, signal: a.csv, desired: a.csv}");
    cr_assert_eq(setup.source.system, &setup.system);
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
    write_bytes("d/a.npy", bytes, sizeof bytes);
    build(RECORDING(", nonzeros: 1", "signal: a.npy"));
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
    write_bytes(path, &wav, 44 + 2 * count);
}

Test(from_files, a_signal_of_each_node_comes_from_wav_files_as_long_as_the_shortest)
{
    write_wav("d/a.wav", (int16_t[]){16384, -16384, 8192}, 3);
    write_wav("d/b.wav", (int16_t[]){-32768, 0, 4096, 1, 1}, 5);
    build("iterations: 3\nnetwork: {nodes: 2}\nsystem: {taps: 2, nonzeros: 1}\n"
          "algorithms: [{name: lms}]\ninput: {kind: recording, signal: [a.wav, b.wav]}");
    cr_assert(recording()->length == 3 && !recording()->desired);
    expect_values(recording()->signal, (double[]){0.5, -1, -0.5, 0, 0.25, 0.125}, 6);
    cr_assert(input_delay_line(setup.source.input, setup.source.input_params));
}

/* What --dry-run adds to the engine's memory: the samples side by side, and nothing else, grow. */
Test(from_files, the_samples_of_all_nodes_count_as_memory)
{
    int16_t sample[16] = {0};
    size_t bytes[2];
    for (int i = 0; i < 2; i++) {
        write_wav("d/a.wav", sample, 16);
        write_wav("d/b.wav", sample, i ? 16 : 9);
        build("iterations: 3\nnetwork: {nodes: 2}\nsystem: {taps: 2, nonzeros: 1}\n"
              "algorithms: [{name: lms}]\ninput: {kind: recording, signal: [a.wav, b.wav]}");
        bytes[i] = setup.pool.bytes;
        setup_free(&setup);
        files_free(&files);
    }
    cr_assert_eq(bytes[1] - bytes[0], 2 * (16 - 9) * sizeof(double));
}

Test(from_files, a_file_is_read_once)
{
    write_text("d/a.csv", "1,0\n");
    read_scenario("system: {file: a.csv, taps: 2}\nalgorithms: [{name: lms}, {name: nlms}]");
    build_case(0);
    const double *h = ((const struct system_file_params *)setup.system.params)->h;
    remove("d/a.csv");
    build_case(1);
    cr_assert_eq(((const struct system_file_params *)setup.system.params)->h, h);
    cr_assert_eq(files.count, 1);
}

/* ---- what is refused ---- */

static void expect_refused(const char *text, const char *message)
{
    read_scenario(text);
    cr_assert_eq(setup_build(&setup, scenario.item[0].tree, 0, &files, &err), -1, "built: %s",
                 text);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert(!setup.pool.last && !setup.network.first, "what failed is empty");
}

#define ONE "algorithms: [{name: lms}]\n"

Test(refused, values_that_do_not_fit_their_rows)
{
    expect_refused(ONE "seed: 1.5",
                   "d/s.yaml:2:7: seed: '1.5' is not a whole number in [0, 2147483647]");
    expect_refused(ONE "noise: {variance: {min: 1}}",
                   "d/s.yaml:2:19: variance: a map without just min and max where a number in [0, "
                   "inf), {min: a, max: b} or a list with one per node is expected");
    expect_refused(ONE "noise: {variance: {min: -1, max: 1}}",
                   "d/s.yaml:2:25: variance: -1 is outside [0, inf)");
    expect_refused(ONE "noise: {variance: [1, 2, x]}",
                   "d/s.yaml:2:26: variance: x where a number in [0, inf), {min: a, max: b} or a "
                   "list with one per node is expected");
    expect_refused(ONE "noise: {variance: [1, 2]}\nnetwork: {nodes: 3}",
                   "d/s.yaml:2:19: variance: 2 values for 3 nodes");
    expect_refused("algorithms: [{name: sapsm, alpha: [{from: 0, value: 0.5}, {from: 0, value: "
                   "0.5}]}]\nnoise: {snr_db: 3}",
                   "d/s.yaml:1:66: alpha: steps start from 0 and go up in whole iterations");
    expect_refused("algorithms: [{name: sapsm, alpha: [{from: 0, value: 1}]}]",
                   "d/s.yaml:1:53: alpha: 1 is outside [0, 1)");
}

Test(refused, edges_that_name_no_nodes)
{
    static const char *const wanted = " where a list of node pairs such as [[0, 1], [1, 2]] is "
                                      "expected";
    static const char *const edges[] = {"[0]", "[[0, 1, 2]]", "[[0, 0.5]]", "[[0, 1e300]]"};
    static const char *const found[] = {
        "30: edges: something else than a pair", "30: edges: something else than a pair",
        "34: edges: something else than a node", "34: edges: something else than a node"};
    for (int i = 0; i < COUNT(edges); i++) {
        char text[200], message[200];
        snprintf(text, sizeof text, ONE "network: {topology: {edges: %s, kind: edges}, nodes: 2}",
                 edges[i]);
        snprintf(message, sizeof message, "d/s.yaml:2:%s%s", found[i], wanted);
        expect_refused(text, message);
    }
}

Test(refused, changes_without_a_place_in_time)
{
    expect_refused(ONE "system: {changes: 5}",
                   "d/s.yaml:2:19: changes: a list of at most 16 maps such as {at: 1000} is "
                   "expected");
    expect_refused(ONE "system: {changes: [{support: keep}]}", "d/s.yaml:2:20: at: missing");
    expect_refused(ONE "system: {changes: [{at: 5}, {at: 5}]}",
                   "d/s.yaml:2:19: changes: at 5 does not come after 5");
}

Test(refused, what_only_the_whole_plan_shows_has_its_place_too)
{
    expect_refused(ONE "network: {nodes: 3}\nrun: {threads: 4}",
                   "d/s.yaml:3:16: threads: 4 is outside [1, 3], the nodes to share out");
    expect_refused("algorithms: [{name: sapsm, metric: leader, leader: 3}]\n"
                   "network: {nodes: 3}\nnoise: {snr_db: 3}",
                   "d/s.yaml:1:52: leader: 3 is outside [0, 2], the nodes of the network");
    expect_refused(ONE "system: {taps: 4}",
                   "d/s.yaml:2:9: nonzeros: 5 is outside [1, 4], the taps");
}

Test(refused, rows_of_a_kind_that_was_written)
{
    expect_refused(ONE "network: {topology: {kind: ring, mean_degree: 4}}",
                   "d/s.yaml:2:34: mean_degree: no such key; allowed: kind");
}

Test(refused, files_of_another_shape)
{
    write_text("d/a.csv", "1,0\n0,1\n");
    expect_refused(ONE "network: {nodes: 3, weights: {file: a.csv}}",
                   "d/s.yaml:2:37: d/a.csv: 2 x 2 numbers, expected 3 x 3 (nodes x nodes)");
    expect_refused(ONE "system: {file: a.csv, taps: 2}",
                   "d/s.yaml:2:16: d/a.csv: 2 x 2 numbers, expected 1 x 2 (1 x taps)");
    expect_refused(RECORDING("", "signal: a.csv, desired: b.csv"),
                   "d/s.yaml:5:8: d/b.csv: No such file or directory");
    expect_refused(RECORDING("", "desired: a.csv"),
                   "d/s.yaml:5:8: a recording needs either `regressors` or `signal`");
    expect_refused(RECORDING("", "signal: [a.csv, a.csv, a.csv]"),
                   "d/s.yaml:5:8: signal: 3 files for 2 nodes");
    write_text("d/b.csv", "1,0\n0,1\n1,1\n");
    expect_refused(RECORDING("", "regressors: b.csv"),
                   "d/s.yaml:5:8: d/b.csv: 3 rows, which 2 nodes do not share evenly");
}
