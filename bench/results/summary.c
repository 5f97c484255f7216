#include "bench/results/summary.h"

#include <stdlib.h>
#include <string.h>

const double target_db[TARGETS] = {-10, -20, -30, -40};

#define STRIDE (sizeof(struct sample) / sizeof(double))

/* Mean over the trials of one field of one point. */
static double mean_of(const struct plan *plan, const struct outcome *outcome, const double *field)
{
    return mean_interval(field, (size_t)plan->trials, (size_t)outcome->points * STRIDE).mean;
}

struct curve_point *summary_curve(const struct plan *plan, const struct outcome *outcome,
                                  struct err *err)
{
    struct curve_point *curve = mem_zeroed((size_t)outcome->points, sizeof *curve, err);
    for (int i = 0; curve && i < outcome->points; i++) {
        const struct sample *first = &outcome->sample[i];
        curve[i] = (struct curve_point){
            .iteration = outcome->instant[i],
            .msd =
                mean_interval(&first->msd, (size_t)plan->trials, (size_t)outcome->points * STRIDE),
            .mse = mean_of(plan, outcome, &first->mse),
            .disagreement = mean_of(plan, outcome, &first->disagreement),
            .nonzeros = mean_of(plan, outcome, &first->nonzeros),
        };
    }
    return curve;
}

/* The instant of the last change that the run sees; 0: none. */
static int last_change(const struct plan *plan)
{
    const struct system *system = plan->source->system;
    int epoch = system ? system_epoch(system, plan->source->iterations - 1) : 0;
    return epoch ? system->changes.change[epoch - 1].at : 0;
}

/* The steady stretch: the last tenth, and no sooner than half-way after the last change. */
static int steady_from(const struct plan *plan)
{
    int end = plan->source->iterations, from = end - end / 10, last = last_change(plan);
    return last + (end - last) / 2 > from ? last + (end - last) / 2 : from;
}

/* First point at or behind an instant. */
static int point_at(const struct outcome *outcome, int instant)
{
    int i = 0;
    while (i < outcome->points - 1 && outcome->instant[i] < instant)
        i++;
    return i;
}

/* Each trial's mean over the steady stretch, then over the trials. */
static struct interval steady(const struct plan *plan, const struct outcome *outcome, size_t field,
                              double *each)
{
    int from = point_at(outcome, steady_from(plan)), to = outcome->points;
    for (int trial = 0; trial < plan->trials; trial++) {
        const struct sample *sample = outcome->sample + (size_t)trial * (size_t)outcome->points;
        each[trial] = 0;
        for (int i = from; i < to; i++) {
            double value;
            memcpy(&value, (const char *)&sample[i] + field, sizeof value);
            each[trial] += value;
        }
        each[trial] /= to - from;
    }
    return mean_interval(each, (size_t)plan->trials, 1);
}

static double curve_power(const struct plan *plan, const struct curve_point *point)
{
    return plan->source->system ? point->msd.mean : point->mse;
}

/* Iterations from an instant on until the curve is below. */
static double first_below(const struct plan *plan, const struct outcome *outcome,
                          const struct curve_point *curve, int from, double db)
{
    for (int i = point_at(outcome, from); i < outcome->points; i++)
        if (decibel(curve_power(plan, &curve[i])) <= db)
            return curve[i].iteration - from;
    return NAN;
}

static double curve_mean(const struct plan *plan, const struct curve_point *curve, int from, int to)
{
    double sum = 0;
    for (int i = from; i < to; i++)
        sum += curve_power(plan, &curve[i]) / (to - from);
    return sum;
}

/* Has the curve stopped falling? The stretch before the steady one, as long, tells. */
static int settled(const struct plan *plan, const struct outcome *outcome,
                   const struct curve_point *curve)
{
    int to = outcome->points, from = point_at(outcome, steady_from(plan)), before = 2 * from - to;
    if (before < 0 || before == from)
        return 0;
    double change =
        decibel(curve_mean(plan, curve, before, from)) - decibel(curve_mean(plan, curve, from, to));
    return fabs(change) <= 0.5;
}

static void mean_support(const struct plan *plan, const struct outcome *outcome,
                         struct summary *summary)
{
    for (int trial = 0; trial < plan->trials; trial++) {
        summary->precision += outcome->support[trial].precision;
        summary->recall += outcome->support[trial].recall;
    }
    summary->precision /= plan->trials;
    summary->recall /= plan->trials;
}

int summary_make(const struct plan *plan, const struct outcome *outcome,
                 const struct curve_point *curve, struct summary *summary, struct err *err)
{
    double *each = mem_zeroed((size_t)plan->trials, sizeof *each, err);
    if (!each)
        return -1;
    *summary = (struct summary){
        .msd = steady(plan, outcome, offsetof(struct sample, msd), each),
        .mse = steady(plan, outcome, offsetof(struct sample, mse), each).mean,
        .disagreement = steady(plan, outcome, offsetof(struct sample, disagreement), each).mean,
        .nonzeros = steady(plan, outcome, offsetof(struct sample, nonzeros), each).mean,
        .settled = settled(plan, outcome, curve),
        .ns_per_update = 1e9 * outcome->time.iterate / (double)outcome->updates,
    };
    int change = last_change(plan);
    for (int i = 0; i < TARGETS; i++) {
        summary->to_target[i] = first_below(plan, outcome, curve, 0, target_db[i]);
        summary->recovery[i] =
            change ? first_below(plan, outcome, curve, change, target_db[i]) : NAN;
    }
    mean_support(plan, outcome, summary);
    free(each);
    return 0;
}
