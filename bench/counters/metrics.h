/* Derived metrics: a formula of the table, over quantities and what the caller knows. */
#ifndef BENCH_COUNTERS_METRICS_H
#define BENCH_COUNTERS_METRICS_H

#include "bench/common/expression.h"
#include "bench/counters/tables.h"

/* The value of a metric of counters_tables(...)->metric; NAN when a quantity that it needs is.
 * lookup knows the quantities and the words of formula_words. */
double metric_value(const struct derived_metric *, lookup_fn *lookup, void *arg);

/* The first name of the formula that lookup does not know; "" when it knows all. */
void metric_missing(const struct derived_metric *, lookup_fn *lookup, void *arg, char *name,
                    size_t size);

#endif
