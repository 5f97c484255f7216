/* Remarks on a whole comparison. */
#include "bench/ab/ab_report.h"

#include <math.h>
#include <string.h>

static int remark_guard(const struct ab *ab, char *remark)
{
    char change[AB_TEXT];
    ab_percent(ab_guard_change(ab), change);
    if (!ab->guard.count)
        return 0;
    snprintf(remark, AB_NOTE, "OLD against itself: %s in %zu pair%s%s", change, ab->guard.count,
             ab->guard.count == 1 ? "" : "s",
             ab_guard_failed(ab) ? ": beyond the margin, so no verdict of this run can be trusted; "
                                   "repeat on a quieter machine"
                                 : "");
    return 1;
}

static int remark_throttling(const struct ab *ab, char *remark)
{
    const char *advice =
        ab_throttle_seen(&ab->throttle) ? ": repeat when the machine has cooled" : "";
    if (isfinite(ab->throttle.events))
        snprintf(remark, AB_NOTE, "throttling events, by the kernel's counts: %.0f%s",
                 ab->throttle.events, advice);
    else
        snprintf(remark, AB_NOTE,
                 "throttling is judged by the clock%s; counts are unavailable: no thermal_throttle "
                 "in /sys/devices/system/cpu/cpu*, as is usual in a guest",
                 advice);
    return 1;
}

static int remark_clock(const struct ab *ab, char *remark)
{
    double low, fastest;
    ab_throttle_clocks(&ab->throttle, &low, &fastest);
    snprintf(remark, AB_NOTE, "clock: %.2f GHz in the slowest quarter of pairs, %.2f at best",
             1e-9 * low, 1e-9 * fastest);
    return isfinite(low);
}

static int remark_rule(const struct ab *ab, char *remark)
{
    snprintf(remark, AB_NOTE,
             "margin %g %%: a slowdown just as large is called regressed in %.2f %% of cases; "
             "intervals cover %.1f %%",
             100 * ab->options->margin, 100 * verdict_error(), 100 * verdict_coverage());
    return 1;
}

static const struct record *any_record(const struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++)
        if (ab->item[i].latest.kernels[0][0])
            return &ab->item[i].latest;
    return NULL;
}

static int remark_builds(const struct ab *ab, char *remark)
{
    const struct record *record = any_record(ab);
    if (!record)
        return 0;
    int same = !strcmp(record->kernels[0], record->kernels[1]);
    snprintf(remark, AB_NOTE, "OLD %s (%s), NEW %s (%s); kernels %s%s%s", record->version[0],
             record->commit[0], record->version[1], record->commit[1], record->kernels[0],
             same ? "" : " and ", same ? "" : record->kernels[1]);
    return 1;
}

static int remark_identical(const struct ab *ab, char *remark)
{
    if (ab->program[0].identity != ab->program[1].identity)
        return 0;
    snprintf(remark, AB_NOTE, "OLD and NEW are the same program, byte for byte");
    return 1;
}

static int remark_defaults(const struct ab *ab, char *remark)
{
    const struct record *record = any_record(ab);
    if (!record || record->scenario[0] == record->scenario[1])
        return 0;
    snprintf(remark, AB_NOTE,
             "OLD and NEW differ in the scenario's parameters or defaults, but their "
             "results are the same");
    return 1;
}

int ab_remark(const struct ab *ab, int which, char remark[AB_NOTE])
{
    static int (*const remarks[])(const struct ab *, char *) = {
        remark_rule,   remark_guard,     remark_throttling, remark_clock,
        remark_builds, remark_identical, remark_defaults};
    remark[0] = '\0';
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (remarks[i](ab, remark) && which-- == 0)
            return 1;
    return 0;
}
