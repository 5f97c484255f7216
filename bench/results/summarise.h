/* Everything that results say of a case's accuracy: curve, theory, figures of merit. */
#ifndef BENCH_RESULTS_SUMMARISE_H
#define BENCH_RESULTS_SUMMARISE_H

#include "bench/results/summary.h"

/* The curve (points,), which the caller frees, and the figures of merit. theory: 1 computes the
 * curve by theory too, if the plan has one. NULL and err when out of memory. */
struct curve_point *summarise_case(const struct plan *, const struct outcome *, int theory,
                                   struct summary *, struct err *);

#endif
