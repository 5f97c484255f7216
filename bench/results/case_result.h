/* All that is known of a finished case, for those who write it down. */
#ifndef BENCH_RESULTS_CASE_RESULT_H
#define BENCH_RESULTS_CASE_RESULT_H

#include "bench/measure/bound.h"
#include "bench/measure/measure.h"
#include "bench/scenario/scenario.h"
#include "bench/results/summary.h"

struct case_result {
    const struct scenario *scenario;
    const struct scenario_case *item;
    const struct tree *resolved; /* the case's own scenario, with all defaults */
    const struct plan *plan;
    const struct outcome *outcome;
    const struct curve_point *curve;
    struct summary summary;
    const struct measured *measured; /* NULL: not timed */
    struct footprint footprint;
    struct bound bound; /* of the machine; ns NAN: not known */
};

/* 1 when repetitions tell the time; else the run that made the curves does. */
static inline int case_timed(const struct case_result *result)
{
    return result->measured && result->measured->ns.count;
}

static inline double case_ns(const struct case_result *result)
{
    return case_timed(result) ? result->measured->ns.median : result->summary.ns_per_update;
}

/* "ok", or "diverged". */
static inline const char *case_status(const struct case_result *result)
{
    return result->outcome->diverged.trial < 0 ? "ok" : "diverged";
}

#endif
