#include "bench/run/dry_run.h"

#include "base/mem.h"
#include "bench/run/batch.h"
#include "bench/terminal/screen.h"

#include <math.h>
#include <stdlib.h>

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

/* Seconds for the whole case, from one short round: data, which it shares with others of its batch,
 * iterations and observations alike. */
static int estimate_seconds(const struct setup *setup, int sharers, double *seconds,
                            struct err *err)
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
    double data = outcome.time.draw + outcome.time.data * longer;
    struct round round = {.iterate = outcome.time.iterate * longer};
    round.all = data + round.iterate + outcome.time.observe * points;
    double curve = data / sharers + round.all - data;
    *seconds = curve * setup->plan.trials / plan.trials + timing_seconds(&setup->timing, &round);
    outcome_free(&outcome);
    return 0;
}

struct total {
    double seconds;
    size_t *bytes; /* (batches,) what each holds while its curves are made */
};

static int print_case(const struct scenario_case *item, int sharers, struct files *files,
                      struct total *total, size_t *batch_bytes, struct err *err)
{
    struct setup setup;
    double seconds;
    char time[16], memory[16];
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = estimate_seconds(&setup, sharers, &seconds, err);
    if (!failed) {
        size_t bytes = engine_bytes(&setup.plan) + setup.pool.bytes;
        screen_duration(seconds, time, sizeof time);
        screen_count((double)(bytes + files_bytes(files)), memory, sizeof memory);
        printf("%-48s %7d %9s %8sB\n", item->name, setup.plan.threads, time, memory);
        total->seconds += seconds;
        *batch_bytes += bytes;
    }
    setup_free(&setup);
    return failed;
}

static int members(const struct scenario *scenario, const int *batch, int which)
{
    int count = 0;
    for (int i = 0; i < scenario->cases; i++)
        count += batch[i] == which;
    return count;
}

static void print_total(const struct total *total, int cases, int batches,
                        const struct files *files)
{
    char time[16], memory[16];
    size_t most = 0;
    for (int b = 0; b < batches; b++)
        most = total->bytes[b] > most ? total->bytes[b] : most;
    screen_duration(total->seconds, time, sizeof time);
    screen_count((double)(most + files_bytes(files)), memory, sizeof memory);
    printf("%-48s %7s %9s %8sB\n", "all", "", time, memory);
    printf("Estimated from a few iterations of each");
    if (batches < cases)
        printf("; curves of cases with the same data are made together");
    printf(".\n");
}

int dry_run(const struct scenario *scenario, const char *chosen, const struct checked *checked,
            struct files *files, struct err *err)
{
    int batches, cases = 0, failed = 0;
    int *batch = batch_share_out(scenario, chosen, checked, &batches, err);
    struct total total = {.bytes = mem_zeroed((size_t)scenario->cases, sizeof(size_t), err)};
    failed = !batch || !total.bytes;
    if (!failed)
        printf("%s%-48s %7s %9s %9s%s\n", screen_bold(stdout), scenario->name, "threads", "time",
               "memory", screen_plain(stdout));
    for (int i = 0; !failed && i < scenario->cases; i++)
        if (chosen[i]) {
            cases++;
            failed = print_case(&scenario->item[i], members(scenario, batch, batch[i]), files,
                                &total, &total.bytes[batch[i]], err);
        }
    if (!failed)
        print_total(&total, cases, batches, files);
    free(batch);
    free(total.bytes);
    return failed ? -1 : 0;
}
