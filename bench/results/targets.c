#include "bench/results/targets.h"

#include "base/mem.h"
#include "bench/results/instants.h"
#include "bench/results/passage.h"

#include <math.h>
#include <stdlib.h>

const double target_db[TARGETS] = {-10, -20, -30, -40};

static double target_power(int target)
{
    return pow(10, target_db[target] / 10);
}

/* ---- the curve and the ends of its intervals ---- */

struct band { /* (points,) powers; ends of unknown powers are infinite */
    const double *mean;
    double *low, *high;
};

/* The interval of the power at one point of the curve. */
static struct interval power_interval(const struct plan *plan, const struct outcome *outcome,
                                      int point)
{
    const struct sample *first = &outcome->sample[point];
    return mean_interval(plan->source->system ? &first->msd : &first->mse, (size_t)plan->trials,
                         (size_t)outcome->points * (sizeof *first / sizeof first->msd));
}

static int make_band(const struct plan *plan, const struct outcome *outcome, const double *power,
                     struct band *band, struct err *err)
{
    size_t points = (size_t)outcome->points;
    *band = (struct band){power, mem_zeroed(points, sizeof *band->low, err),
                          mem_zeroed(points, sizeof *band->high, err)};
    for (int i = 0; band->low && band->high && i < outcome->points; i++) {
        struct interval at = power_interval(plan, outcome, i);
        band->low[i] = isnan(at.low) ? INFINITY : at.low;
        band->high[i] = isnan(at.high) ? INFINITY : at.high;
    }
    return band->low && band->high ? 0 : -1;
}

static void free_band(struct band *band)
{
    free(band->low);
    free(band->high);
}

/* ---- passages between two changes of the system ---- */

struct part { /* points first .. end-1 */
    const struct outcome *outcome;
    int first, end;
};

static double instant_of(const struct part *part, int point)
{
    return point < 0 ? (double)NAN : part->outcome->instant[part->first + point];
}

/* Between two points of the curve the passage may be anywhere: the first iteration after the
 * earlier one counts. */
static double earliest_of(const struct part *part, int point)
{
    return point > 0 ? instant_of(part, point - 1) + 1 : instant_of(part, point);
}

static int fit_part(const struct part *part, const double *power, struct passages *passages,
                    struct err *err)
{
    return passages_init(passages, power + part->first, part->end - part->first, err);
}

/* For each target without a passage yet: the instant of its first passage in the part. */
static int pass_mean(const struct part *part, const double *power, double instant[TARGETS],
                     struct err *err)
{
    struct passages mean;
    if (fit_part(part, power, &mean, err))
        return -1;
    for (int i = 0; i < TARGETS; i++)
        if (isnan(instant[i]))
            instant[i] = instant_of(part, passages_first(&mean, target_power(i)));
    passages_free(&mean);
    return 0;
}

/* The ends of the intervals of the targets that the mean passes in the part. */
static int pass_ends(const struct part *part, const struct band *band,
                     struct interval reached[TARGETS], struct err *err)
{
    struct passages low, high;
    if (fit_part(part, band->low, &low, err))
        return -1;
    if (fit_part(part, band->high, &high, err)) {
        passages_free(&low);
        return -1;
    }
    for (int i = 0; i < TARGETS; i++) {
        double at = reached[i].mean;
        if (!(at >= instant_of(part, 0) && at <= instant_of(part, part->end - part->first - 1)))
            continue;
        reached[i].low = earliest_of(part, passages_below(&low, target_power(i)));
        reached[i].high = instant_of(part, passages_below(&high, target_power(i)));
    }
    passages_free(&low);
    passages_free(&high);
    return 0;
}

static int pass_part(const struct part *part, const struct band *band,
                     struct interval reached[TARGETS], struct err *err)
{
    double instant[TARGETS];
    for (int i = 0; i < TARGETS; i++)
        instant[i] = reached[i].mean;
    if (pass_mean(part, band->mean, instant, err))
        return -1;
    for (int i = 0; i < TARGETS; i++)
        reached[i].mean = instant[i];
    return pass_ends(part, band, reached, err);
}

/* ---- the run ---- */

/* Every part of the run without a change of the system, one after the other. */
static int pass_parts(const struct plan *plan, const struct outcome *outcome,
                      const struct band *band, struct interval reached[TARGETS], struct err *err)
{
    const struct system *system = plan->source->system;
    int first = 0, last = instants_last_change(plan);
    for (int i = 0; system && i < system->changes.count; i++) {
        int end = instants_point_at(outcome, system->changes.change[i].at);
        if (system->changes.change[i].at > last || end <= first)
            continue;
        if (pass_part(&(struct part){outcome, first, end}, band, reached, err))
            return -1;
        first = end;
    }
    return pass_part(&(struct part){outcome, first, outcome->points}, band, reached, err);
}

/* Counted from the last change. */
static int find_recovery(const struct plan *plan, const struct outcome *outcome,
                         const double *power, double recovery[TARGETS], struct err *err)
{
    int changed = instants_last_change(plan);
    const struct part rest = {outcome, instants_point_at(outcome, changed), outcome->points};
    if (changed && pass_mean(&rest, power, recovery, err))
        return -1;
    for (int i = 0; i < TARGETS; i++)
        recovery[i] -= changed;
    return 0;
}

int targets_find(const struct plan *plan, const struct outcome *outcome, const double *power,
                 struct target_times *times, struct err *err)
{
    struct band band;
    for (int i = 0; i < TARGETS; i++) {
        times->reached[i] = (struct interval){NAN, NAN, NAN};
        times->recovery[i] = NAN;
    }
    int failed = make_band(plan, outcome, power, &band, err) ||
                 pass_parts(plan, outcome, &band, times->reached, err) ||
                 find_recovery(plan, outcome, power, times->recovery, err);
    free_band(&band);
    return failed ? -1 : 0;
}
