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

/* The smallest slowdown that the run would have detected in its noisiest case. */
static int remark_smallest(const struct ab *ab, char *remark)
{
    const struct ab_case *noisiest = NULL;
    for (int i = 0; i < ab->cases; i++)
        if (isfinite(ab->item[i].verdict.smallest) &&
            (!noisiest || ab->item[i].verdict.smallest > noisiest->verdict.smallest))
            noisiest = &ab->item[i];
    if (!noisiest)
        return 0;
    snprintf(
        remark, AB_NOTE,
        "nine in ten such runs find slowdowns of %.1f %% in every case (%.100s is the noisiest)",
        100 * noisiest->verdict.smallest, noisiest->item->name);
    return 1;
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
    static int (*const remarks[])(const struct ab *, char *) = {remark_smallest,  remark_rule,
                                                                remark_guard,     remark_builds,
                                                                remark_identical, remark_defaults};
    remark[0] = '\0';
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (remarks[i](ab, remark) && which-- == 0)
            return 1;
    return 0;
}
