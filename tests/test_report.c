/* The tables after the table of cases, of cases made by hand. */
#include "bench/run/report.h"

#include "bench/counters/tables.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct scenario_case item = {.name = "LMS"};
static struct outcome outcome = {.diverged.trial = -1};
static const struct quantity instructions = {.name = "instructions", .unit = "1", .essential = 1};
static struct derived_metric metric = {"instructions_per_update", "1/update",
                                       "instructions / updates", ""};
static struct tables tables = {.metric = &metric, .metrics = 1};
static struct count count = {.quantity = &instructions,
                             .source = "callgrind:Ir",
                             .status = COUNTER_MEASURED,
                             .simulated = 1,
                             .per_update = 4711};
static struct measured measured;
static struct plan plan;
static struct case_result result = {.item = &item,
                                    .plan = &plan,
                                    .outcome = &outcome,
                                    .measured = &measured,
                                    .bound = {.ns = 30, .by = "L2 read"}};

static void make_counted(void)
{
    measured =
        (struct measured){.work = {.flops = 1000, .bytes = 8000, .products = 3},
                          .counts = {.tables = &tables, .item = &count, .count = 1, .updates = 1}};
}

TestSuite(report, .init = make_counted);

static void expect(const char *wanted)
{
    char *text = NULL;
    size_t size;
    struct err err;
    struct report report = {0};
    FILE *file = open_memstream(&text, &size);
    cr_assert(!report_add(&report, &result, &err));
    report_print(file, &report, "no ceilings");
    cr_assert(!fclose(file));
    cr_expect_str_eq(text, wanted, "%s", text);
    free(text);
    report_free(&report);
}

Test(report, a_case_that_is_only_counted_has_counts_and_no_speed)
{
    expect("\nan update's                    flops bytes  GF/s  GB/s      of ceiling  instr\n"
           "LMS                               1k    8k     -     -               -  4711~\n"
           "~ simulated: one thread replayed under valgrind\n");
}

Test(report, a_timed_case_has_both)
{
    measured.ns = (struct order){.count = 6, .median = 100};
    measured.profile.why = "run.profile is no";
    expect("\nan update's                    flops bytes  GF/s  GB/s      of ceiling  instr\n"
           "LMS                               1k    8k  10.0  80.0  30% L2 read     4711~\n"
           "~ simulated: one thread replayed under valgrind\n");
}

Test(report, no_blanks_follow_the_last_column)
{
    measured.ns = (struct order){.count = 6, .median = 100};
    measured.profile.why = "run.profile is no";
    measured.counts = (struct counts){0};
    expect("\nan update's                    flops bytes  GF/s  GB/s      of ceiling\n"
           "LMS                               1k    8k  10.0  80.0  30% L2 read\n");
}

Test(report, of_a_case_that_is_neither_there_is_nothing)
{
    measured.counts = (struct counts){0};
    expect("");
}
