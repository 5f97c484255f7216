/* Comparators beside slabmark's columns in a row of the micro-benchmarks. */
#ifndef BENCH_MICRO_COMPARATORS_H
#define BENCH_MICRO_COMPARATORS_H

#include "bench/comparators/learner_run.h"
#include "bench/micro/micro.h"

#include <jansson.h>

/* Adds to the row every comparator that has the task, opened unless only names are wanted. Does
 * nothing when the bench compares nothing, or when the row (NULL) is filtered out. */
void micro_comparators_add(const struct micro *, struct micro_row *,
                           int (*competes)(const struct comparator *, const char *what),
                           const char *what);

/* 1 when every comparator that ran gave slabmark's result: difference <= tolerance. */
int micro_comparators_right(const struct micro_row *);

/* ---- output: lines below the row, a line in a list of names, and the versions ---- */

void micro_comparators_show(const struct micro_row *);
void micro_comparators_list(const struct micro_row *);
void micro_comparators_legend(const struct micro *);

/* {"median": ..., "low": ...} of times or ratios, in units of 1 / scale. */
json_t *micro_order_json(const struct order *, double scale);

/* NULL without comparators. {"textbook": {"ratio": ..., "ns": ..., "difference": ...}, "blas":
 * {"unavailable": reason}} */
json_t *micro_comparators_json(const struct micro_row *);

#endif
