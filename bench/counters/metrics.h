/* Derived metrics: formulas of the table over quantities and the caller's variables. */
#ifndef BENCH_COUNTERS_METRICS_H
#define BENCH_COUNTERS_METRICS_H

#include "bench/common/expression.h"
#include "bench/counters/tables.h"

/* The value of a metric of counters_tables(...)->metric; NAN when one of its quantities is NAN.
 * lookup returns the values of quantities and of formula_words. */
double metric_value(const struct derived_metric *, lookup_fn *lookup, void *arg);

/* Writes the first name of the formula for which lookup returns NAN to name (size,); "" if there is
 * none. */
void metric_missing(const struct derived_metric *, lookup_fn *lookup, void *arg, char *name,
                    size_t size);

#endif
