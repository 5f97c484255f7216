/* The journal of a tuning: what was run is known after a kill, in every bit. */
#include "bench/tune/memory.h"

#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(tune_memory, .init = test_folder_begin, .fini = test_folder_end);

static struct err err;
static struct memory memory;

static const struct score full = {.trials = 8,
                                  .settled = 1,
                                  .iterations = 74,
                                  .iterations_low = 1.0 / 3,
                                  .iterations_high = INFINITY,
                                  .seconds = 1e-7 / 3,
                                  .floor = {1e-4 / 3, 9e-5, 1.1e-4}};

static int open_memory(int resume, const char *question)
{
    json_t *asked = json_pack("{s:s}", "question", question);
    memory = (struct memory){0};
    int failed = memory_open(&memory, ".", asked, resume, &err);
    json_decref(asked);
    return failed;
}

static void write_two(void)
{
    struct score never = {.trials = 2,
                          .diverged = 1,
                          .iterations = INFINITY,
                          .iterations_low = NAN,
                          .iterations_high = NAN,
                          .seconds = NAN,
                          .floor = {INFINITY, NAN, NAN}};
    cr_assert_eq(open_memory(0, "front"), 0, "%s", err.text);
    cr_assert_eq(memory_add(&memory, "a step=0.1", &full, &err), 0);
    cr_assert_eq(memory_add(&memory, "a step=0.2", &never, &err), 0);
    cr_assert_eq(memory_sync(&memory, &err), 0);
    memory_free(&memory);
}

Test(tune_memory, keeps_every_bit)
{
    write_two();
    cr_assert_eq(open_memory(1, "front"), 0, "%s", err.text);
    const struct score *score = memory_find(&memory, "a step=0.1");
    cr_assert(score);
    cr_expect_eq(score->trials, 8);
    cr_expect_eq(score->settled, 1);
    cr_expect_eq(score->diverged, 0);
    cr_expect_eq(score->iterations, full.iterations);
    cr_expect_eq(score->iterations_low, full.iterations_low);
    cr_expect_eq(score->iterations_high, INFINITY, "some resamples never reach the target");
    cr_expect_eq(score->seconds, full.seconds);
    cr_expect_eq(score->floor.mean, full.floor.mean);
    cr_expect_eq(score->floor.low, full.floor.low);
    cr_expect_eq(score->floor.high, full.floor.high);
    score = memory_find(&memory, "a step=0.2");
    cr_assert(score);
    cr_expect_eq(score->diverged, 1);
    cr_expect_eq(score->iterations, INFINITY);
    cr_expect(isnan(score->iterations_high), "no interval was asked for");
    cr_expect_eq(score->floor.mean, INFINITY);
    cr_expect_null(memory_find(&memory, "a step=0.3"));
    memory_free(&memory);
}

Test(tune_memory, runs_a_torn_line_again)
{
    write_two();
    char *text = test_folder_read("tune.jsonl");
    size_t length = strlen(text);
    test_folder_write_bytes("tune.jsonl", text, length - 10);
    cr_assert_eq(open_memory(1, "front"), 0, "%s", err.text);
    cr_expect(memory_find(&memory, "a step=0.1"));
    cr_expect_null(memory_find(&memory, "a step=0.2"));
    cr_assert_eq(memory_add(&memory, "a step=0.3", &full, &err), 0);
    memory_free(&memory);
    cr_assert_eq(open_memory(1, "front"), 0, "%s", err.text);
    cr_expect(memory_find(&memory, "a step=0.3"), "it does not follow the torn line");
    memory_free(&memory);
}

Test(tune_memory, refuses_another_question)
{
    write_two();
    cr_assert_eq(open_memory(1, "floor"), -1);
    cr_expect(strstr(err.text, "cannot resume"), "%s", err.text);
    memory_free(&memory);
    cr_assert_eq(open_memory(0, "front"), -1, "it would be replaced");
    cr_expect(strstr(err.text, "--resume"), "%s", err.text);
    memory_free(&memory);
}

Test(tune_memory, needs_a_journal_to_resume)
{
    cr_assert_eq(open_memory(1, "front"), -1);
    cr_expect(strstr(err.text, "tune.jsonl: No such file"), "%s", err.text);
    memory_free(&memory);
    test_folder_write("tune.jsonl", "");
    cr_assert_eq(open_memory(1, "front"), 0, "killed before its first line: %s", err.text);
    memory_free(&memory);
    cr_expect(strstr(test_folder_read("tune.jsonl"), "front"));
}
