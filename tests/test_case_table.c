/* Rows of the table on the terminal, of cases made by hand: 79 columns, what marks stand where. */
#include "bench/run/case_table.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct scenario_case item = {.name = "LMS"};
static const struct source source = {.system = &(const struct system){0}};
static const struct plan plan = {.source = &source};
static struct outcome outcome = {.diverged.trial = -1};
static struct measured measured;
static struct case_result result = {
    .item = &item, .plan = &plan, .outcome = &outcome, .measured = &measured};

static void make_quiet(void)
{
    measured = (struct measured){.ns = {.count = 8, .median = 123.4, .low = 120, .high = 126},
                                 .cpu_ns = 121.6,
                                 .seconds = 1,
                                 .budget = 2};
    result.summary = (struct summary){
        .msd = {1e-3, 0.9e-3, 1.1e-3},
        .settled = 1,
        .resolution = 1,
        .targets.reached = {{.mean = 10}, {.mean = 20}, {.mean = 30}, {.mean = NAN}}};
}

TestSuite(case_table, .init = make_quiet);

static void expect(const char *wanted)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    case_table_row(file, &result);
    fclose(file);
    cr_expect_str_eq(text, wanted, "%s", text);
    cr_expect_eq(strlen(text), 80);
    free(text);
}

Test(case_table, shows_both_sides_of_an_interval)
{
    expect("LMS                     -30.00 +.41/-.46       20      30     123 +-2.4%    122\n");
    result.summary.msd = (struct interval){1e-3, 1e-4, 1.9e-3};
    expect("LMS                    -30.00 +2.8/-10.0       20      30     123 +-2.4%    122\n");
    result.summary.msd = (struct interval){1e-3, -1e-4, 2.1e-3}; /* as low as 0 */
    expect("LMS                     -30.00 +3.2/-inf       20      30     123 +-2.4%    122\n");
    result.summary.msd = (struct interval){1e-3, NAN, NAN};
    expect("LMS                               -30.00       20      30     123 +-2.4%    122\n");
}

Test(case_table, marks_what_is_not_settled_coarse_or_disturbed)
{
    result.summary.settled = 0;
    result.summary.resolution = 10;
    measured.disturbed = 1;
    expect("LMS                     -30.00 +.41/-.46*    <=20    <=30    123 +-2.4%!    122\n");
    measured.ns.low = NAN;
    expect("LMS                     -30.00 +.41/-.46*    <=20    <=30           123!    122\n");
    measured.ns.count = 0;
    result.summary.ns_per_update = 45.67;
    expect("LMS                     -30.00 +.41/-.46*    <=20    <=30          ~45.7      -\n");
}
