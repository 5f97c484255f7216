/* The marks of the table and what is said of them below it, of cases made by hand. */
#include "bench/run/remarks.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct outcome outcome = {.diverged.trial = -1};
static struct measured measured;
static const struct scenario_case item = {.name = "A"};
static struct case_result result = {.item = &item, .outcome = &outcome, .measured = &measured};
static struct remarks remarks;

static void make_quiet(void)
{
    measured = (struct measured){.ns.count = 8, .seconds = 1, .budget = 2};
    result.summary =
        (struct summary){.settled = 1,
                         .resolution = 1,
                         .targets.reached = {{.mean = 1}, {.mean = 2}, {.mean = 3}, {.mean = NAN}}};
    remarks = (struct remarks){0};
}

TestSuite(remarks, .init = make_quiet);

static void expect(const char *wanted, int doubtful)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    remarks_add(&remarks, &result);
    remarks_print(file, &remarks);
    fclose(file);
    cr_expect_str_eq(text, wanted, "%s", text);
    cr_expect_eq(remarks_time_is_doubtful(&result), doubtful);
    free(text);
}

Test(remarks, of_a_quiet_case_there_are_none)
{
    expect("", 0);
}

Test(remarks, of_curves)
{
    result.summary.settled = 0;
    result.summary.resolution = 10;
    expect("*  not settled: the curve may still fall by half a dB or more\n"
           "<= passed by this point of the curve; run.observe_every iterations apart\n",
           0);
    result.summary =
        (struct summary){.settled = 1,
                         .resolution = 10,
                         .targets.reached = {{.mean = 1}, {.mean = NAN}, {.mean = NAN}}};
    remarks = (struct remarks){0};
    expect("", 0);
}

Test(remarks, of_numbers_of_threads_that_were_tried)
{
    measured.tried = (struct tried){
        .count = 2, .chosen = 1, .of = {{1, 309}, {2, 103}}, .text = "1: 309; 2: 103"};
    remarks_add(&remarks, &result);
    measured.tried = (struct tried){.count = 1, .text = "1: 5"};
    expect("   threads: 2 for A, the fastest number; each number's ns per update: 1: 309; 2: 103\n"
           "   For 1 more case see threads_tried in summary.csv.\n",
           0);
}

Test(remarks, of_disturbed_and_few_repetitions)
{
    measured.ns.count = 5;
    measured.disturbed = 2;
    expect("!  disturbed: 2 of 5 repetitions lost over 1 % of their time to other\n"
           "   programs, the hypervisor or a stop\n"
           "   No +- of ns/update: fewer than 6 repetitions.\n",
           1);
}

Test(remarks, of_shared_processors_and_a_late_end)
{
    measured.shared = 1;
    expect("!  shared: other runs had claimed the processors; a single thread took the\n"
           "   idlest, several were not pinned\n",
           1);
    measured.shared = 0;
    measured.seconds = 5.25;
    remarks = (struct remarks){0};
    expect("!  late: timing a case took 5.25 s of a budget of 2 s\n", 1);
}

Test(remarks, of_repetitions_that_were_not_made)
{
    measured.asked = 8;
    expect("", 0);
    measured.asked = 10;
    measured.end = END_BUDGET;
    expect("!  short: 8 of 10 repetitions: the budget was spent (--budget)\n", 1);
    expect("!  short: 8 of 10 repetitions, and 1 more case: the budget was spent (--budget)\n", 1);
    measured.end = END_STOPPED;
    remarks = (struct remarks){0};
    expect("!  short: 8 of 10 repetitions: stopped\n", 1);
}

/* Nothing disturbs a timing that there is not. */
Test(remarks, of_what_was_not_timed_or_diverged)
{
    measured = (struct measured){.disturbed = 3, .shared = 1, .seconds = 10};
    expect("~  measured once, while the curve was made: no timing (run.repetitions)\n", 0);
    remarks = (struct remarks){0};
    result.summary.settled = 0;
    outcome.diverged.trial = 1;
    expect("diverged: the error exceeded run.diverged_above times the rms of desired\n", 0);
}
