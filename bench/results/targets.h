/* When a learning curve passes each target, with the uncertainty over the trials.
 *
 * The mean curve decides whether and when it passes a target (passage.h). The ends of the interval
 * invert Student's test: the true mean passes at an instant that the test at 95 % does not exclude,
 * so not before the lower ends of the curve's intervals reach the target, nor after the upper ends
 * have. */
#ifndef BENCH_RESULTS_TARGETS_H
#define BENCH_RESULTS_TARGETS_H

#include "bench/common/statistics.h"
#include "engine/engine.h"

enum { TARGETS = 4 };
extern const double target_db[TARGETS]; /* -10, -20, -30, -40 */

/* Iterations until the mean MSD (or MSE) stays below each target; NAN: never. */
struct target_times {
    /* low: NAN with a single trial; high: also where the upper end does not pass within the run */
    struct interval reached[TARGETS];
    double recovery[TARGETS]; /* the mean, counted from the last change of the system */
};

/* power (points,): the mean curve; unknown powers are infinite. Returns 0, or -1 and err when out
 * of memory. */
int targets_find(const struct plan *, const struct outcome *, const double *power,
                 struct target_times *, struct err *);

#endif
