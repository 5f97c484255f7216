#include "bench/tune/score.h"

#include "base/mem.h"
#include "base/random.h"
#include "bench/results/passage.h"
#include "bench/results/summary.h"

#include <stdlib.h>

/* The learning curve after the last change of the system: (points,) for each trial. */
struct tail {
    const struct plan *plan;
    const struct outcome *outcome;
    int first, points, since; /* the first point; their number; the instant of the change */
    double *power;            /* (points,) the mean over some trials, heap */
};

static int last_change(const struct plan *plan)
{
    const struct system *system = plan->source->system;
    int epoch = system ? system_epoch(system, plan->source->iterations - 1) : 0;
    return epoch ? system->changes.change[epoch - 1].at : 0;
}

static int tail_init(struct tail *tail, const struct plan *plan, const struct outcome *outcome,
                     struct err *err)
{
    *tail = (struct tail){.plan = plan, .outcome = outcome, .since = last_change(plan)};
    while (outcome->instant[tail->first] < tail->since)
        tail->first++;
    tail->points = outcome->points - tail->first;
    tail->power = mem_zeroed((size_t)tail->points, sizeof *tail->power, err);
    return tail->power ? 0 : -1;
}

/* Adds the curve of a trial, divided by the number of trials. */
static void add_trial(struct tail *tail, int trial)
{
    const struct sample *sample =
        tail->outcome->sample + (size_t)trial * (size_t)tail->outcome->points + (size_t)tail->first;
    for (int i = 0; i < tail->points; i++)
        tail->power[i] += (tail->plan->source->system ? sample[i].msd : sample[i].mse);
}

/* The iterations until the mean of the added trials passes the target. */
static int find_iterations(struct tail *tail, double target, double *iterations, struct err *err)
{
    struct passages passages;
    for (int i = 0; i < tail->points; i++) {
        tail->power[i] /= tail->plan->trials;
        if (isnan(tail->power[i]))
            tail->power[i] = INFINITY;
    }
    if (passages_init(&passages, tail->power, tail->points, err))
        return -1;
    int point = passages_first(&passages, pow(10, target / 10));
    *iterations = INFINITY;
    if (point >= 0)
        *iterations = tail->outcome->instant[tail->first + point] - tail->since;
    passages_free(&passages);
    return 0;
}

static void clear_tail(struct tail *tail)
{
    for (int i = 0; i < tail->points; i++)
        tail->power[i] = 0;
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* One resample: as many trials, drawn with replacement. */
static int resample(struct tail *tail, double target, int which, double *iterations,
                    struct err *err)
{
    int trials = tail->plan->trials;
    struct random_stream stream =
        random_stream(tail->plan->source->seed, RANDOM_PERMUTATION, which, 0, 0);
    clear_tail(tail);
    for (int i = 0; i < trials; i++)
        add_trial(tail, (int)random_below(&stream, (uint32_t)i, (uint32_t)trials));
    return find_iterations(tail, target, iterations, err);
}

/* Percentiles of the resamples (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13). */
static int bound_iterations(struct score *score, struct tail *tail, double target, int resamples,
                            struct err *err)
{
    double *each = mem_zeroed((size_t)resamples, sizeof *each, err);
    int failed = !each, beyond = resamples / 40;
    for (int i = 0; !failed && i < resamples; i++)
        failed = resample(tail, target, i, &each[i], err);
    if (!failed) {
        qsort(each, (size_t)resamples, sizeof *each, compare_numbers);
        score->iterations_low = each[beyond];
        score->iterations_high = each[resamples - 1 - beyond];
    }
    free(each);
    return failed ? -1 : 0;
}

static int time_target(struct score *score, const struct plan *plan, const struct outcome *outcome,
                       double target, int resamples, struct err *err)
{
    struct tail tail;
    if (tail_init(&tail, plan, outcome, err))
        return -1;
    for (int trial = 0; trial < plan->trials; trial++)
        add_trial(&tail, trial);
    int failed = find_iterations(&tail, target, &score->iterations, err) ||
                 (resamples > 0 && plan->trials > 1 &&
                  bound_iterations(score, &tail, target, resamples, err));
    free(tail.power);
    return failed ? -1 : 0;
}

double score_iteration_seconds(const struct plan *plan, double ns_per_update)
{
    int networks = plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
    return ns_per_update * plan->source->nodes * networks / 1e9;
}

static int take_floor(struct score *score, const struct plan *plan, const struct outcome *outcome,
                      struct err *err)
{
    struct reference reference;
    struct summary summary;
    if (reference_init(&reference, plan, err))
        return -1;
    struct curve_point *curve = summary_curve(plan, outcome, &reference, err);
    int failed = !curve || summary_make(plan, outcome, curve, &reference, &summary, err);
    reference_free(&reference);
    free(curve);
    if (failed)
        return -1;
    score->floor = plan->source->system ? summary.msd : (struct interval){summary.mse, NAN, NAN};
    score->settled = summary.settled;
    score->seconds = score_iteration_seconds(plan, summary.ns_per_update);
    return 0;
}

int score_make(struct score *score, const struct plan *plan, const struct outcome *outcome,
               double target, int resamples, struct err *err)
{
    *score = (struct score){.trials = plan->trials,
                            .diverged = outcome->diverged.trial >= 0,
                            .iterations = INFINITY,
                            .iterations_low = NAN,
                            .iterations_high = NAN,
                            .seconds = NAN,
                            .floor = {INFINITY, NAN, NAN}};
    if (score->diverged)
        return 0;
    return take_floor(score, plan, outcome, err) ||
                   time_target(score, plan, outcome, target, resamples, err)
               ? -1
               : 0;
}

double score_seconds(const struct score *score)
{
    return isfinite(score->iterations) ? score->iterations * score->seconds : INFINITY;
}

struct point score_point(const struct score *score, int by_seconds)
{
    double floor = decibel(score->floor.mean);
    return (struct point){by_seconds ? score_seconds(score) : score->iterations,
                          isnan(floor) ? INFINITY : floor};
}
