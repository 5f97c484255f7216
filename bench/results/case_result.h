/* All that is known of a finished case, for those who write it down. */
#ifndef BENCH_RESULTS_CASE_RESULT_H
#define BENCH_RESULTS_CASE_RESULT_H

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
};

/* "ok", or "diverged". */
static inline const char *case_status(const struct case_result *result)
{
    return result->outcome->diverged.trial < 0 ? "ok" : "diverged";
}

#endif
