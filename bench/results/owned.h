/* A results directory may be one where other things lie. A run overwrites and drops what a run
 * wrote, and nothing else. */
#ifndef BENCH_RESULTS_OWNED_H
#define BENCH_RESULTS_OWNED_H

#include "base/err.h"

/* Looks at every file of these names that a run writes. Refuses, with its name, one that this
 * program did not write, and links, which might lead anywhere. *holds_cases: 1 when there are rows
 * or lines of cases among them. */
int owned_check(const char *directory, int *holds_cases, struct err *);

/* Drops what a replaced run left and the next might not write again: estimates, and figures of
 * cases that are no more, which would look like its own. */
int owned_drop(const char *directory, struct err *);

/* Refuses to draw figure `name` where a file with one of its names lies that slabmark did not draw.
 */
int owned_check_figure(const char *folder, const char *name, struct err *);

#endif
