/* The learning curve and the figures of merit of a case, over all trials. */
#ifndef BENCH_RESULTS_SUMMARY_H
#define BENCH_RESULTS_SUMMARY_H

#include "bench/common/statistics.h"
#include "bench/results/reference.h"
#include "engine/engine.h"

struct curve_point { /* powers, not dB */
    int iteration;
    struct interval msd;
    double nmsd, mse, emse, disagreement, nonzeros;
    double theory; /* MSD by theory; NAN: it was not asked for, or there is none */
};

enum { TARGETS = 4 };
extern const double target_db[TARGETS]; /* -10, -20, -30, -40 */

struct summary {
    struct interval msd; /* steady state: mean over the last tenth, or after the last change */
    double nmsd, mse, emse, disagreement, nonzeros; /* in the steady state                   */
    double theory;             /* MSD by theory in the steady state; NAN: unknown   */
    double precision, recall;  /* of the support, at the end                        */
    double to_target[TARGETS]; /* iterations until the mean MSD (or MSE) stays below; NAN: never */
    double recovery[TARGETS];  /* the same, counted from the last change of the system */
    int resolution;            /* of both: iterations between two points of the curve  */
    int settled;               /* 1: it still changes by less than half a dB (trend.h) */
    double ns_per_update;      /* in the run of the curves: wall time / updates of all threads */
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
