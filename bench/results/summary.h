/* The learning curve and the figures of merit of a case, over all trials. */
#ifndef BENCH_RESULTS_SUMMARY_H
#define BENCH_RESULTS_SUMMARY_H

#include "bench/common/statistics.h"
#include "bench/results/reference.h"
#include "bench/results/targets.h"
#include "engine/engine.h"

struct curve_point { /* powers, not dB */
    int iteration;
    struct interval msd;
    double nmsd, mse, emse, disagreement, nonzeros;
    double precision, recall; /* of the support */
    double theory;            /* MSD by theory; NAN: it was not asked for, or there is none */
};

struct summary {
    struct interval msd; /* steady state: mean over the last tenth, or after the last change */
    double nmsd, mse, emse, disagreement, nonzeros; /* in the steady state                   */
    double theory;            /* MSD by theory in the steady state; NAN: unknown   */
    double precision, recall; /* of the support, at the end                        */
    struct target_times targets;
    int resolution;       /* of target_times: iterations between two points of the curve */
    int settled;          /* 1: it still changes by less than half a dB (trend.h) */
    double ns_per_update; /* in the run of the curves: wall time / updates of all threads */
};

/* The instant where the steady state begins: the last tenth, but not before the middle of the part
 * after the last change. */
int summary_steady_from(const struct plan *);

/* The mean curve (points,), which the caller frees. NULL and err when out of memory. */
struct curve_point *summary_curve(const struct plan *, const struct outcome *,
                                  const struct reference *, struct err *);

/* Computes the figures of merit. Returns 0, or -1 and err when out of memory. */
int summary_make(const struct plan *, const struct outcome *, const struct curve_point *,
                 const struct reference *, struct summary *, struct err *);

#endif
