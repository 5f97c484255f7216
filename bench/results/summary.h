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
};

enum { TARGETS = 4 };
extern const double target_db[TARGETS]; /* -10, -20, -30, -40 */

struct summary {
    struct interval msd; /* steady state: mean over the last tenth, or after the last change */
    double nmsd, mse, emse, disagreement, nonzeros; /* likewise                              */
    double precision, recall;  /* of the support, at the end                        */
    double to_target[TARGETS]; /* iterations until the mean MSD (or MSE) stays below; NAN: never */
    double recovery[TARGETS];  /* the same, counted from the last change of the system */
    int resolution;            /* of both: iterations between two points of the curve  */
    int settled;               /* 1: less than half a dB is still to come (trend.h)    */
    double ns_per_update;      /* of the curves' run: wall time by the updates of all threads */
};

/* The instant where the steady stretch begins: the last tenth, and no sooner than half-way after
 * the last change. */
int summary_steady_from(const struct plan *);

/* The mean curve, (points,), heap. NULL and err when out of memory. */
struct curve_point *summary_curve(const struct plan *, const struct outcome *,
                                  const struct reference *, struct err *);

int summary_make(const struct plan *, const struct outcome *, const struct curve_point *,
                 const struct reference *, struct summary *, struct err *);

#endif
