/* Comparators in the rows of the micro-benchmarks, after slabmark's own columns. */
#ifndef BENCH_MICRO_COMPARATORS_H
#define BENCH_MICRO_COMPARATORS_H

#include "bench/comparators/learner_run.h"
#include "bench/micro/micro.h"

#include <jansson.h>

/* Adds every comparator that competes in `what` to the row, and opens it unless only names are
 * listed. Does nothing without --compare or when the row is NULL: filtered out. */
void micro_comparators_add(const struct micro *, struct micro_row *,
                           int (*competes)(const struct comparator *, const char *what),
                           const char *what);

/* 1 when every comparator that ran agrees with slabmark: difference <= tolerance. */
int micro_comparators_right(const struct micro_row *);

/* ---- output on stdout: lines below the row, lines in a list of names, legend and versions ---- */

void micro_comparators_show(const struct micro_row *);
void micro_comparators_list(const struct micro_row *);
void micro_comparators_legend(const struct micro *);

/* {"median": ..., "low": ...} of times or ratios, multiplied by scale. A new reference; NULL when
 * out of memory. */
json_t *micro_order_json(const struct order *, double scale);

/* {"textbook": {"ratio": ..., "ns": ..., "difference": ...}, "blas": {"unavailable": reason}}, a
 * new reference. NULL without comparators. */
json_t *micro_comparators_json(const struct micro_row *);

#endif
