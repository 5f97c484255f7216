/* What a case spends until its curve passes a target. Unknown ends of an interval are NAN, and so
 * is all of it where the target is not reached. */
#ifndef BENCH_RESULTS_TO_ACCURACY_H
#define BENCH_RESULTS_TO_ACCURACY_H

#include "bench/results/case_result.h"

/* Iterations of one network. */
struct interval iterations_to(const struct case_result *, int target);

/* Wall time of these iterations. */
struct interval seconds_to(const struct case_result *, int target);

/* Their energy, by the counter of energy. */
struct interval joules_to(const struct case_result *, int target);

/* What all nodes of the network send in them. */
struct interval scalars_to(const struct case_result *, int target);
struct interval bytes_to(const struct case_result *, int target);

/* Why no energy is known; "" where it is. */
const char *joules_unknown_because(const struct case_result *);

/* A count of the case by the name of its quantity; NULL: none was asked for. */
const struct count *case_count(const struct case_result *, const char *quantity);

#endif
