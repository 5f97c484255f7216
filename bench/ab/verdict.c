#include "bench/ab/verdict.h"

#include "bench/common/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const verdict_words[VERDICTS] = {
    [VERDICT_REGRESSED] = "regressed",       [VERDICT_IMPROVED] = "improved",
    [VERDICT_EQUIVALENT] = "equivalent",     [VERDICT_NOT_SLOWER] = "not slower",
    [VERDICT_INCONCLUSIVE] = "inconclusive", [VERDICT_ADVISORY] = "seems slower",
    [VERDICT_CLOCKS] = "clocks differ",      [VERDICT_BUSY] = "busy cores",
    [VERDICT_CHANGED] = "other result",      [VERDICT_DIVERGED] = "diverged",
};

/* ---- the rule ---- */

/* A stage's decisions against two lines: a slowdown and a speed-up as large as the margin. */
struct position {
    enum side_of slowdown, speedup;
};

static struct position position_of(const struct stage *stage, double margin)
{
    return (struct position){looks_decide(stage->cpu, stage->count, log1p(margin)),
                             looks_decide(stage->cpu, stage->count, -log1p(margin))};
}

static int is_beyond(struct position position)
{
    return position.slowdown == SIDE_ABOVE || position.speedup == SIDE_BELOW;
}

static int is_within(struct position position)
{
    return position.slowdown == SIDE_BELOW && position.speedup == SIDE_ABOVE;
}

static int goes_on(const struct stage *stage, struct position position)
{
    return !is_beyond(position) && !is_within(position) && stage->count < LOOKS_LAST;
}

int verdict_next(const struct stage stage[STAGES], double margin)
{
    struct position first = position_of(&stage[STAGE_FIRST], margin);
    if (goes_on(&stage[STAGE_FIRST], first))
        return STAGE_FIRST;
    if (!is_beyond(first))
        return STAGES;
    return goes_on(&stage[STAGE_FRESH], position_of(&stage[STAGE_FRESH], margin)) ? STAGE_FRESH
                                                                                  : STAGES;
}

static enum verdict_kind kind_of(const struct stage stage[STAGES], double margin)
{
    struct position first = position_of(&stage[STAGE_FIRST], margin);
    struct position last = is_beyond(first) ? position_of(&stage[STAGE_FRESH], margin) : first;
    if (first.slowdown == SIDE_ABOVE && last.slowdown == SIDE_ABOVE)
        return VERDICT_REGRESSED;
    if (first.speedup == SIDE_BELOW && last.speedup == SIDE_BELOW)
        return VERDICT_IMPROVED;
    if (is_within(last))
        return VERDICT_EQUIVALENT;
    return last.slowdown == SIDE_BELOW ? VERDICT_NOT_SLOWER : VERDICT_INCONCLUSIVE;
}

double verdict_error(void)
{
    return pow(looks_chance(0.5), STAGES);
}

double verdict_coverage(void)
{
    return 1 - 2 * looks_chance(0.5);
}

/* ---- estimates ---- */

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of(const double *values, size_t count)
{
    double space[LOOKS_LAST];
    return count ? order_of(values, count, space).median : NAN;
}

/* The interval that matches the test: its lower end lies above the margin exactly when the test
 * decides so. */
static struct estimate estimate_of(const double *logs, size_t count)
{
    double sorted[LOOKS_LAST];
    int strays = looks_strays(count);
    struct estimate estimate = {expm1(median_of(logs, count)), NAN, NAN};
    memcpy(sorted, logs, count * sizeof *logs);
    qsort(sorted, count, sizeof *sorted, ascending);
    if (strays >= 0) {
        estimate.low = expm1(sorted[strays]);
        estimate.high = expm1(sorted[count - 1 - (size_t)strays]);
    }
    return estimate;
}

static void judge_phase(struct verdict *verdict, const struct stage *stage, int phase)
{
    double logs[LOOKS_LAST], ns[LOOKS_LAST];
    verdict->phase[phase] = (struct estimate){NAN, NAN, NAN};
    verdict->phase_ns[phase] = NAN;
    for (size_t i = 0; i < stage->count; i++) {
        double old = stage->phase[0][phase][i], new = stage->phase[1][phase][i];
        if (!(old > 0) || !(new > 0))
            return;
        logs[i] = log(new / old);
        ns[i] = new - old;
    }
    verdict->phase[phase] = estimate_of(logs, stage->count);
    verdict->phase_ns[phase] = median_of(ns, stage->count);
}

int estimate_shows_change(const struct estimate *estimate)
{
    return estimate->low > 0 || estimate->high < 0;
}

/* 1 when wall time minus CPU time has changed by more than the margin. */
static int clocks_differ(const struct stage *stage, double margin)
{
    double difference[LOOKS_LAST];
    for (size_t i = 0; i < stage->count; i++)
        difference[i] = stage->wall[i] - stage->cpu[i];
    struct estimate estimate = estimate_of(difference, stage->count);
    return estimate.low > margin || estimate.high < -margin / (1 + margin);
}

/* ---- the smallest detectable slowdown ---- */

/* The share of values at or below the line for which both stages decide "above" with probability
 * 0.9. */
static double share_seen(void)
{
    static double known;
    const double power = 0.9;
    double low = 0, high = 0.5;
    if (known > 0)
        return known;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (pow(looks_chance(middle), STAGES) > power)
            low = middle;
        else
            high = middle;
    }
    return known = low;
}

static double normal_quantile(double p)
{
    double low = -10, high = 10;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (erfc(-middle / sqrt(2)) / 2 < p)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Assumes normal noise. Its width is the median absolute deviation of the pairs, corrected for
 * their number (Croux and Rousseeuw, 1992). */
static double smallest_slowdown(const struct stage *stage, double margin)
{
    static const double scale = 1.4826;
    double space[LOOKS_LAST];
    if (looks_strays(stage->count) < 0)
        return NAN;
    double n = (double)stage->count, correction = scale * n / (n - 0.8);
    double deviation = correction * order_of(stage->cpu, stage->count, space).deviation;
    return expm1(log1p(margin) - normal_quantile(share_seen()) * deviation);
}

static int pairs_needed(const struct stage *stage, double margin)
{
    enum { MOST = 1000 };
    double below = 0;
    for (size_t i = 0; i < stage->count; i++)
        below += stage->cpu[i] <= log1p(margin);
    double share = stage->count ? below / (double)stage->count : 0;
    return looks_needed(share < 0.5 ? share : 1 - share, stage->count, MOST);
}

/* ---- the verdict ---- */

struct verdict verdict_of(const struct stage stage[STAGES], double margin)
{
    const struct stage *last = &stage[stage[STAGE_FRESH].count ? STAGE_FRESH : STAGE_FIRST];
    struct verdict verdict = {.kind = kind_of(stage, margin),
                              .cpu = estimate_of(last->cpu, last->count),
                              .wall = estimate_of(last->wall, last->count),
                              .pairs = stage[STAGE_FIRST].count + stage[STAGE_FRESH].count,
                              .last = last->count,
                              .smallest = smallest_slowdown(last, margin),
                              .ran = median_of(last->ran, last->count)};
    for (int i = 0; i < 2; i++)
        verdict.ns[i] = median_of(last->ns[i], last->count);
    for (int p = 0; p < ALL_PHASES; p++)
        judge_phase(&verdict, &stage[STAGE_FRESH], p);
    if (verdict.kind == VERDICT_INCONCLUSIVE)
        verdict.needed = pairs_needed(last, margin);
    if (verdict.kind != VERDICT_REGRESSED && clocks_differ(last, margin))
        verdict.kind = VERDICT_CLOCKS;
    return verdict;
}

struct verdict verdict_of_threads(const struct stage stage[STAGES], double margin)
{
    static const double enough = 0.9;
    struct verdict verdict = verdict_of(stage, margin);
    if (verdict.ran < enough)
        verdict.kind = VERDICT_BUSY;
    else if (verdict.kind == VERDICT_REGRESSED)
        verdict.kind = VERDICT_ADVISORY;
    return verdict;
}
