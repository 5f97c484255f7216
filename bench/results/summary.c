#include "bench/results/summary.h"

#include "base/mem.h"
#include "bench/results/instants.h"
#include "bench/results/trend.h"

#include <stdlib.h>
#include <string.h>

#define STRIDE (sizeof(struct sample) / sizeof(double))

/* The mean over the trials of one field at one point. */
static double mean_of(const struct plan *plan, const struct outcome *outcome, const double *field)
{
    return mean_interval(field, (size_t)plan->trials, (size_t)outcome->points * STRIDE).mean;
}

/* The mean over the trials of |h* - h|^2 / |h*|^2 at one point. */
static double normalised_msd(const struct plan *plan, const struct outcome *outcome,
                             const struct reference *reference, int point)
{
    double sum = 0;
    for (int trial = 0; trial < plan->trials; trial++)
        sum += outcome->sample[(size_t)trial * (size_t)outcome->points + (size_t)point].msd /
               reference_square(reference, plan, trial, outcome->instant[point]);
    return sum / plan->trials;
}

struct curve_point *summary_curve(const struct plan *plan, const struct outcome *outcome,
                                  const struct reference *reference, struct err *err)
{
    struct curve_point *curve = mem_zeroed((size_t)outcome->points, sizeof *curve, err);
    for (int i = 0; curve && i < outcome->points; i++) {
        const struct sample *first = &outcome->sample[i];
        double mse = mean_of(plan, outcome, &first->mse);
        curve[i] = (struct curve_point){
            .iteration = outcome->instant[i],
            .msd =
                mean_interval(&first->msd, (size_t)plan->trials, (size_t)outcome->points * STRIDE),
            .nmsd = normalised_msd(plan, outcome, reference, i),
            .mse = mse,
            .emse = mse - reference->noise,
            .disagreement = mean_of(plan, outcome, &first->disagreement),
            .nonzeros = mean_of(plan, outcome, &first->nonzeros),
            .theory = NAN,
            .precision = mean_of(plan, outcome, &first->support.precision),
            .recall = mean_of(plan, outcome, &first->support.recall),
        };
    }
    return curve;
}

int summary_steady_from(const struct plan *plan)
{
    int end = plan->source->iterations, from = end - end / 10, last = instants_last_change(plan);
    return last + (end - last) / 2 > from ? last + (end - last) / 2 : from;
}

/* The mean over the steady state of each trial, then over the trials. */
static struct interval steady_mean(const struct plan *plan, const struct outcome *outcome,
                                   size_t field, double *each)
{
    int from = instants_point_at(outcome, summary_steady_from(plan)), to = outcome->points;
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

static double steady_nmsd(const struct plan *plan, const struct outcome *outcome,
                          const struct reference *reference)
{
    int from = instants_point_at(outcome, summary_steady_from(plan));
    double sum = 0;
    for (int i = from; i < outcome->points; i++)
        sum += normalised_msd(plan, outcome, reference, i);
    return sum / (outcome->points - from);
}

static double steady_theory(const struct plan *plan, const struct outcome *outcome,
                            const struct curve_point *curve)
{
    int from = instants_point_at(outcome, summary_steady_from(plan));
    double sum = 0;
    for (int i = from; i < outcome->points; i++)
        sum += curve[i].theory;
    return sum / (outcome->points - from);
}

static double curve_power(const struct plan *plan, const struct curve_point *point)
{
    return plan->source->system ? point->msd.mean : point->mse;
}

/* The powers of the mean curve, heap; unknown ones are infinite. */
static double *curve_powers(const struct plan *plan, const struct outcome *outcome,
                            const struct curve_point *curve, struct err *err)
{
    double *power = mem_zeroed((size_t)outcome->points, sizeof *power, err);
    for (int i = 0; power && i < outcome->points; i++) {
        power[i] = curve_power(plan, &curve[i]);
        if (isnan(power[i]))
            power[i] = INFINITY;
    }
    return power;
}

/* Mean power of one trial over the stretch that begins with `first`. */
static double stretch_mean(const struct plan *plan, const struct sample *first, int stretch)
{
    double sum = 0;
    for (int i = 0; i < stretch; i++)
        sum += plan->source->system ? first[i].msd : first[i].mse;
    return sum / stretch;
}

/* What each trial falls by: (trials,). */
static void measure_falls(const struct plan *plan, const struct outcome *outcome, int stretch,
                          double (*fall)[TREND_FALLS])
{
    for (int trial = 0; trial < plan->trials; trial++) {
        const struct sample *end = outcome->sample + (size_t)(trial + 1) * (size_t)outcome->points;
        double last = stretch_mean(plan, end - stretch, stretch);
        fall[trial][FALL_LAST] = stretch_mean(plan, end - 2 * stretch, stretch) - last;
        fall[trial][FALL_BOTH] = stretch_mean(plan, end - 3 * stretch, stretch) - last;
    }
}

static struct trend trend_with_errors(const struct plan *plan, const struct outcome *outcome,
                                      const double *power, int stretch, double (*fall)[TREND_FALLS])
{
    struct trend trend = trend_of(power, outcome->points, stretch);
    if (trend.points) {
        measure_falls(plan, outcome, stretch, fall);
        trend_observe_trials(&trend, fall, plan->trials);
    }
    return trend;
}

/* Stretches are as long as the steady one, or a third of what follows the last change. */
static int is_settled(const struct plan *plan, const struct outcome *outcome, const double *power,
                      double (*fall)[TREND_FALLS])
{
    int steady = outcome->points - instants_point_at(outcome, summary_steady_from(plan));
    int third = (outcome->points - instants_point_at(outcome, instants_last_change(plan))) /
                TREND_STRETCHES;
    int stretch = steady < third ? steady : third;
    struct trend trend = trend_with_errors(plan, outcome, power, stretch, fall);
    if (trend_settled(&trend))
        return 1;
    if (!trend_may_be_settled(&trend) || 2 * stretch > third)
        return 0;
    trend = trend_with_errors(plan, outcome, power, 2 * stretch, fall);
    return trend_settled(&trend);
}

int summary_make(const struct plan *plan, const struct outcome *outcome,
                 const struct curve_point *curve, const struct reference *reference,
                 struct summary *summary, struct err *err)
{
    double *each = mem_zeroed((size_t)plan->trials, sizeof *each, err);
    double(*fall)[TREND_FALLS] = mem_zeroed((size_t)plan->trials, sizeof *fall, err);
    double *power = curve_powers(plan, outcome, curve, err);
    int failed = !each || !fall || !power;
    if (!failed) {
        *summary = (struct summary){
            .msd = steady_mean(plan, outcome, offsetof(struct sample, msd), each),
            .nmsd = steady_nmsd(plan, outcome, reference),
            .mse = steady_mean(plan, outcome, offsetof(struct sample, mse), each).mean,
            .disagreement =
                steady_mean(plan, outcome, offsetof(struct sample, disagreement), each).mean,
            .nonzeros = steady_mean(plan, outcome, offsetof(struct sample, nonzeros), each).mean,
            .theory = steady_theory(plan, outcome, curve),
            .settled = is_settled(plan, outcome, power, fall),
            .precision = curve[outcome->points - 1].precision,
            .recall = curve[outcome->points - 1].recall,
            .resolution = plan->observe_every,
            .ns_per_update = 1e9 * outcome->time.iterate / (double)outcome->updates,
        };
        summary->emse = summary->mse - reference->noise;
        failed = targets_find(plan, outcome, power, &summary->targets, err);
    }
    free(each);
    free(fall);
    free(power);
    return failed ? -1 : 0;
}
