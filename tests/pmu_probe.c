/* What the counters count of small runs, for tests/pmu.sh: a plain program, as the machine that it
 * runs in has no Criterion.
 *
 *     pmu_probe COUNTERS THREADS
 *
 * makes the same run five times and then one of twice the length: a count that is stuck shows.
 * For each it prints a line per quantity: number of the run, name, status, source, total, and what
 * each thread counted. */
#include "bench/counters/counters.h"
#include "tests/support/fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NODES = 6, TAPS = 64, ITERATIONS = 200, RUNS = 6 };

static void print(const struct counters *counters, int i, int number)
{
    const struct counted *counted = counters_at(counters, i);
    printf("%d %s %s %s %.0f", number, counted->quantity->name,
           counter_status_name(counted->status), counted->source[0] ? counted->source : "-",
           counted->total);
    for (int t = 0; t < counters_threads(counters); t++)
        printf(" %.0f", counted->value[t]);
    printf("\n");
}

static void count(struct fixture *fixture, struct counters *counters, int number)
{
    int iterations = number < RUNS ? ITERATIONS : 2 * ITERATIONS;
    fixture->source.iterations = iterations;
    fixture->plan.observe_every = iterations; /* one stretch: reading a counter is work too */
    for (int pass = 0; pass < counters_passes(counters); pass++) {
        struct outcome outcome;
        fixture->plan.watch = counters_watch(counters, pass);
        fixture_run(fixture, &outcome);
        struct expectation expectation = {(double)outcome.updates, (double)outcome.updates * TAPS,
                                          NAN, NAN, outcome.time.iterate};
        counters_check(counters, &expectation);
        outcome_free(&outcome);
    }
    for (int i = 0; i < counters_count(counters); i++)
        print(counters, i, number);
}

int main(int argc, char **argv)
{
    struct fixture fixture;
    struct counters *counters;
    struct err err;
    if (argc != 3)
        fail_with("pmu_probe COUNTERS THREADS");
    int threads = atoi(argv[2]);
    if (counters_open(&counters, argv[1], threads, &err))
        fail_with("%s", err.text);
    fixture_begin(&fixture, NODES, TAPS, ITERATIONS);
    fixture.plan.threads = threads;
    for (int number = 1; number <= RUNS; number++)
        count(&fixture, counters, number);
    for (int i = 0; i < counters_count(counters); i++)
        if (counters_at(counters, i)->reason[0])
            printf("%s: %s\n", counters_at(counters, i)->quantity->name,
                   counters_at(counters, i)->reason);
    fixture_end(&fixture);
    counters_close(counters);
    return 0;
}
