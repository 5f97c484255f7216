#include "bench/run/dry_run.h"

#include "base/clock.h"
#include "bench/terminal/screen.h"
#include "bench/scenario/setup.h"

#include <math.h>

/* A probe makes so many node updates, some milliseconds of them, and what fills windows, unless
 * they are long. */
enum { PROBE_UPDATES = 2000, LONG = 20 };

static int probe_iterations(const struct plan *plan)
{
    int rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    int probe = PROBE_UPDATES / plan->source->nodes + (rows < LONG / 2 ? 2 * rows : LONG);
    return probe < plan->source->iterations ? probe : plan->source->iterations;
}

/* One round of trials, a trial for each team: seconds in all, and of its iterations. */
struct round {
    double all, iterate;
};

/* Seconds for timing a case: calibration, the work model and warm-up, then as many pairs of plain
 * and profiled repetitions as are wanted or begin within the budget. */
static double timing_seconds(const struct timing *timing, const struct round *round)
{
    int automatic = timing->repetitions.word >= 0;
    double rounds = fmax(ceil(timing->min_time / round->iterate), 1), each = rounds * round->all;
    double wanted = automatic ? INFINITY : timing->warmup + 2 * timing->repetitions.value;
    if (!automatic && timing->repetitions.value == 0)
        return 0;
    return round->all + 2 * each + fmin(timing->budget + each, wanted * each);
}

/* Seconds for the whole case, from one short round: data, iterations and observations alike. */
static int estimate_seconds(const struct setup *setup, double *seconds, struct err *err)
{
    struct source source = setup->source;
    struct plan plan = setup->plan;
    struct outcome outcome;
    plan.source = &source;
    source.iterations = probe_iterations(&setup->plan);
    plan.trials = plan.parallel == PARALLEL_TRIALS ? plan.threads : 1;
    if (engine_run(&plan, &outcome, err))
        return -1;
    double longer = (double)setup->source.iterations / source.iterations;
    double points = (double)outcome_points(&setup->plan) / outcome.points;
    struct round round = {.iterate = outcome.time.iterate * longer};
    round.all = outcome.time.draw + outcome.time.data * longer + round.iterate +
                outcome.time.observe * points;
    *seconds =
        round.all * setup->plan.trials / plan.trials + timing_seconds(&setup->timing, &round);
    outcome_free(&outcome);
    return 0;
}

static int print_case(const struct scenario_case *item, struct files *files, double *total,
                      struct err *err)
{
    struct setup setup;
    double seconds;
    char time[16], memory[16];
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = estimate_seconds(&setup, &seconds, err);
    if (!failed) {
        screen_duration(seconds, time, sizeof time);
        screen_count((double)(engine_bytes(&setup.plan) + setup.pool.bytes + files_bytes(files)),
                     memory, sizeof memory);
        printf("%-48s %7d %9s %8sB\n", item->name, setup.plan.threads, time, memory);
        *total += seconds;
    }
    setup_free(&setup);
    return failed;
}

int dry_run(const struct scenario *scenario, const char *chosen, struct files *files,
            struct err *err)
{
    double total = 0;
    char time[16];
    printf("%s%-48s %7s %9s %9s%s\n", screen_bold(stdout), scenario->name, "threads", "time",
           "memory", screen_plain(stdout));
    for (int i = 0; i < scenario->cases; i++)
        if (chosen[i] && print_case(&scenario->item[i], files, &total, err))
            return -1;
    screen_duration(total, time, sizeof time);
    printf("%-48s %7s %9s   (estimated from a few iterations of each)\n", "all", "", time);
    return 0;
}
