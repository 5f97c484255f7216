/* Recorded runs: estimates and learning curves that were computed with 50 digits
 * (tests/cases/case1_white), in every way of running. Estimates are of order one, so tolerances are
 * absolute: the larger of 1e-12 and 100 times what a relative 1e-15 in the data moves them. */
#include "tests/support/near.h"
#include "tests/support/recorded_case.h"

#include <criterion/criterion.h>
#include <stdio.h>

enum { TRIALS = 4 };
static const int threads[] = {1, 2, 4, 0};

struct expected {
    struct matrix final, steps, msd;
};

static void name_of(const struct recorded_run *run, const struct fixture *fixture, int instant,
                    char name[200])
{
    char way[96];
    snprintf(name, 200, "%s after %d, %s", run->name, instant, fixture_way_text(fixture, way));
}

/* All trials of a recording are the same. */
static void check_whole_run(const struct recorded_run *run, const struct expected *expected,
                            const struct fixture *fixture)
{
    struct outcome outcome;
    char name[200];
    int nodes = fixture->source.nodes, taps = fixture->source.taps;
    fixture_run(fixture, &outcome);
    name_of(run, fixture, fixture->source.iterations, name);
    cr_assert_eq(outcome.points, (int)expected->msd.rows);
    for (int trial = 0; trial < TRIALS; trial++) {
        expect_estimates_near(outcome.estimates + trial * nodes * taps, expected->final.value,
                              nodes, taps, run->tolerance, name);
        for (int i = 0; i < outcome.points; i++) {
            cr_assert_eq(outcome.instant[i], (int)expected->msd.value[2 * i]);
            expect_near(outcome.sample[trial * outcome.points + i].msd,
                        expected->msd.value[2 * i + 1], run->tolerance, "%s: msd after %d", name,
                        outcome.instant[i]);
        }
    }
    outcome_free(&outcome);
}

/* Rows of steps_*.csv: n, k, h_k(n). Every n is the end of a shorter run. */
static void check_steps(const struct recorded_run *run, const struct expected *expected,
                        struct fixture *fixture)
{
    size_t nodes = (size_t)fixture->source.nodes, columns = expected->steps.columns;
    for (size_t row = 0; row < expected->steps.rows; row += nodes) {
        struct outcome outcome;
        char name[200];
        fixture->source.iterations = (int)expected->steps.value[row * columns];
        name_of(run, fixture, fixture->source.iterations, name);
        fixture_run(fixture, &outcome);
        for (size_t k = 0; k < nodes; k++) {
            const double *line = expected->steps.value + (row + k) * columns;
            cr_assert_eq((size_t)line[1], k, "the nodes of an instant follow one another");
            expect_estimates_near(outcome.estimates + k * (columns - 2), line + 2, 1,
                                  (int)columns - 2, run->tolerance, name);
        }
        outcome_free(&outcome);
    }
}

static void check_every_way(const struct recorded_case *recorded, struct recorded_run *run,
                            const struct expected *expected)
{
    struct fixture fixture;
    recorded_case_setup(recorded, run, &fixture);
    fixture.plan.trials = TRIALS;
    for (int way = 0; fixture_way(&fixture, way, threads); way++) {
        fixture.source.iterations = recorded->length;
        check_whole_run(run, expected, &fixture);
        check_steps(run, expected, &fixture);
    }
    fixture_end(&fixture);
}

Test(golden, every_run_in_every_way)
{
    struct recorded_case recorded;
    struct recorded_run run;
    int runs = 0;
    recorded_case_read(&recorded, "tests/cases/case1_white");
    for (; recorded_case_run(&recorded, runs, &run); runs++) {
        struct expected expected;
        recorded_case_matrix(&recorded, &run, "expected", &expected.final);
        recorded_case_matrix(&recorded, &run, "steps", &expected.steps);
        recorded_case_matrix(&recorded, &run, "msd", &expected.msd);
        check_every_way(&recorded, &run, &expected);
        matrix_free(&expected.final);
        matrix_free(&expected.steps);
        matrix_free(&expected.msd);
    }
    cr_assert_eq(runs, 7);
    recorded_case_free(&recorded);
}
