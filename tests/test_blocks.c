/* blocks.jsonl: the trials of a block read back as the same bits, and what is torn is run again. */
#include "bench/results/blocks.h"
#include "engine/outcome.h"
#include "tests/support/journaled.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TRIALS = 3, NODES = 2, TAPS = 2 };
static struct source source = {.nodes = NODES, .taps = TAPS, .iterations = 4};
static const struct plan plan = {.source = &source,
                                 .threads = 1,
                                 .trials = TRIALS,
                                 .observe_every = 2,
                                 .save_estimates = 1,
                                 .steady_from = 2};
static const struct block_origin origin = {3, "processors", "avx2", "f1e2"};
static struct blocks blocks;

static void begin(void)
{
    journaled_begin();
    cr_assert_eq(mkdir("r", 0777), 0);
}

static void end(void)
{
    blocks_close(&blocks);
    journaled_end();
}

TestSuite(blocks, .init = begin, .fini = end);

/* Numbers that a careless format would change. */
static void fill_numbers(void *values, size_t count, double first)
{
    static const double awkward[] = {0.1,       1 / 3.0, -0.0, 5e-324, 1.7976931348623157e308,
                                     1e-17 + 1, 2,       M_PI, -1e300, 123456789.123456789};
    double *value = values;
    for (size_t i = 0; i < count; i++)
        value[i] = first * awkward[(i + (size_t)first) % 10];
}

static struct plan plan_of(int first, int trials)
{
    struct plan part = plan;
    part.first_trial = first;
    part.trials = trials;
    return part;
}

static void make_outcome(struct outcome *outcome, int first, int trials)
{
    struct plan part = plan_of(first, trials);
    size_t rows = (size_t)trials;
    cr_assert_eq(outcome_init(outcome, &part, &journaled.err), 0);
    fill_numbers(outcome->sample,
                 rows * (size_t)outcome->points * (sizeof(struct sample) / sizeof(double)),
                 first + 1);
    fill_numbers(outcome->estimates, rows * NODES * TAPS, first + 3);
    fill_numbers(outcome->node, rows * NODES * 2, first + 4);
    outcome->layout = LAYOUT_CUT;
    outcome->digest = 0xfedcba9876543210u + (uint64_t)first;
    outcome->updates = 8L * trials;
    outcome->trials_done = trials;
    outcome->time.iterate = 0.1 * trials;
}

static void open_blocks(int resumes)
{
    blocks_close(&blocks);
    cr_assert_eq(blocks_open(&blocks, "r", resumes, &journaled.scenario, journaled.results.notes,
                             &journaled.err),
                 0, "%s", journaled.err.text);
}

static void write_block(const struct outcome *outcome, int first, int trials)
{
    struct plan part = plan_of(first, trials);
    cr_assert_eq(blocks_add(&blocks, &journaled.scenario, (struct block_span){1, first, trials},
                            &part, outcome, &origin, &journaled.err),
                 0, "%s", journaled.err.text);
    cr_assert_eq(blocks_sync(&blocks, &journaled.err), 0);
}

static void write_made(int first, int trials)
{
    struct outcome outcome;
    make_outcome(&outcome, first, trials);
    write_block(&outcome, first, trials);
    outcome_free(&outcome);
}

static int add_to(void *arg, struct block_span span, long at, struct err *err)
{
    struct block_origin read;
    json_t *line = blocks_line("r", at, err);
    cr_assert(line);
    int failed = block_add(arg, &plan, span, line, &read, err);
    cr_assert(failed || (read.threads == 3 && !strcmp(read.kernels, "avx2") &&
                         !strcmp(read.machine, "f1e2") && !strcmp(read.threads_by, "processors")));
    json_decref(line);
    return failed;
}

static int read_all(struct outcome *all)
{
    cr_assert_eq(outcome_init(all, &plan, &journaled.err), 0);
    return blocks_visit("r", &journaled.scenario, journaled.results.notes, add_to, all,
                        &journaled.err);
}

#define EXPECT_SAME(a, b, count) cr_assert(!memcmp((a), (b), (count) * sizeof *(a)))

Test(blocks, read_back_as_the_same_bits_in_any_order)
{
    struct outcome all, first, rest;
    open_blocks(0);
    make_outcome(&first, 0, 1);
    make_outcome(&rest, 1, 2);
    write_block(&rest, 1, 2);
    write_block(&first, 0, 1);
    cr_assert_eq(read_all(&all), 0, "%s", journaled.err.text);
    size_t points = (size_t)all.points;
    EXPECT_SAME(all.sample, first.sample, points);
    EXPECT_SAME(all.sample + points, rest.sample, 2 * points);
    EXPECT_SAME(all.estimates, first.estimates, NODES * TAPS);
    EXPECT_SAME(all.estimates + NODES * TAPS, rest.estimates, 2 * NODES * TAPS);
    EXPECT_SAME(all.node, first.node, NODES);
    EXPECT_SAME(all.node + NODES, rest.node, 2 * NODES);
    cr_assert_eq(all.layout, LAYOUT_CUT);
    cr_assert_eq(all.digest, first.digest + rest.digest);
    cr_assert(all.updates == 24 && all.trials_done == 3 && all.diverged.trial == -1);
    cr_assert_float_eq(all.time.iterate, 0.3, 1e-12);
    outcome_free(&all);
    outcome_free(&first);
    outcome_free(&rest);
}

Test(blocks, keep_nan_and_infinity_and_the_earliest_divergence)
{
    struct outcome all, one;
    open_blocks(0);
    for (int trial = 2; trial >= 0; trial--) {
        make_outcome(&one, trial, 1);
        one.sample[0] = (struct sample){NAN, INFINITY, -INFINITY, 0, {NAN, 0.5}};
        one.diverged = (struct divergence){trial, 1, 7};
        write_block(&one, trial, 1);
        outcome_free(&one);
    }
    cr_assert_eq(read_all(&all), 0, "%s", journaled.err.text);
    cr_assert(isnan(all.sample[0].msd) && all.sample[0].mse > 1e308 &&
              all.sample[0].disagreement < -1e308);
    cr_assert(all.diverged.trial == 0 && all.diverged.node == 1 && all.diverged.iteration == 7);
    outcome_free(&all);
}

static int has(int first, int trials)
{
    return blocks_have(&blocks, (struct block_span){1, first, trials});
}

Test(blocks, resumed_are_those_whose_lines_are_whole)
{
    open_blocks(0);
    write_made(0, 1);
    write_made(1, 1);
    char *whole = test_folder_read("r/blocks.jsonl");
    test_folder_append("r/blocks.jsonl", "{\"case\":\"lms/ta");
    open_blocks(1);
    cr_assert(has(0, 1) && has(1, 1) && !has(0, 2) && !has(2, 1));
    cr_assert_str_eq(test_folder_read("r/blocks.jsonl"), whole);
    write_made(2, 1);
    open_blocks(1);
    cr_assert_eq(blocks.count, 3);
    open_blocks(0);
    cr_assert_eq(blocks.count, 0);
    cr_assert_str_eq(test_folder_read("r/blocks.jsonl"), "");
}

Test(blocks, name_a_damaged_line)
{
    journaled.results.notes = json_array();
    open_blocks(0);
    write_made(0, 1);
    test_folder_append("r/blocks.jsonl", "{\"case\":\"another\",\"first_trial\":0,\"trials\":1}\n");
    test_folder_append("r/blocks.jsonl", "not JSON\n");
    open_blocks(1);
    cr_assert_eq(blocks.count, 1);
    cr_assert_str_eq(json_string_value(json_array_get(journaled.results.notes, 1)),
                     "r/blocks.jsonl:3: this line is damaged; its block is run again");
}

Test(blocks, of_another_size_are_refused)
{
    struct outcome all;
    open_blocks(0);
    write_made(0, 1);
    source.taps = TAPS + 1;
    int failed = read_all(&all);
    source.taps = TAPS;
    cr_assert_eq(failed, -1);
    cr_assert_str_eq(journaled.err.text,
                     "trials 0 to 0 of case lms/taps=3 do not fit the scenario");
    outcome_free(&all);
}
