/* Whether the times of two results may be held against each other at all. */
#ifndef BENCH_ENVIRONMENT_COMPARE_H
#define BENCH_ENVIRONMENT_COMPARE_H

#include "base/err.h"

#include <jansson.h>

enum comparable { COMPARABLE, COMPARABLE_WITH_WARNINGS, NOT_COMPARABLE };

/* "comparable", "comparable with warnings", "not comparable" */
const char *comparable_name(enum comparable);

/* Compares the facts of two run.json, or of two environment_capture. *rows becomes the list of
 * those that differ, in the order of facts.def: {"path", "label", "class", "why", "base", "new"},
 * null for what is unknown. A fact that must match and that neither knows is listed too, and is a
 * warning: nobody can tell whether it is the same. Returns -1 when out of memory. */
int environment_compare(const json_t *base, const json_t *fresh, enum comparable *, json_t **rows,
                        struct err *);

#endif
