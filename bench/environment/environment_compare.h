/* Decides from two environments whether the times of two results can be compared. */
#ifndef BENCH_ENVIRONMENT_COMPARE_H
#define BENCH_ENVIRONMENT_COMPARE_H

#include "base/err.h"

#include <jansson.h>
#include <stddef.h>

enum comparable { COMPARABLE, COMPARABLE_WITH_WARNINGS, NOT_COMPARABLE };

/* "comparable", "comparable with warnings", "not comparable" */
const char *comparable_name(enum comparable);

/* Compares the facts of two run.json or of two results of environment_capture. *rows becomes a new
 * list of the facts that differ, in the order of facts.def: {"path", "label", "class", "why",
 * "base", "new"}, with null for unknown values. A fact that must match and is unknown on both sides
 * is also listed, as a warning. Returns 0, or -1 and err when out of memory. */
int environment_compare(const json_t *base, const json_t *fresh, enum comparable *, json_t **rows,
                        struct err *);

/* Names in `labels` (size,) the rows that must match and differ: "CPU model, CPUs allowed". */
void environment_name_differences(const json_t *rows, char *labels, size_t size);

#endif
