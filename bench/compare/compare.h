/* Two result directories side by side: one document, shown to people or written as JSON. */
#ifndef BENCH_COMPARE_H
#define BENCH_COMPARE_H

#include "base/err.h"

#include <jansson.h>
#include <stdio.h>

enum { COMPARE_SCHEMA = 2 };

/* {"base": {...}, "new": {...},         directory, started, commit, fingerprint, status, ...
 *  "environment": {"verdict": "comparable with warnings", "differences": [...]},
 *  "scenario": [{"key", "base", "new"}],
 *  "cases": [{"case", "result", "base_ns_per_update", "new_ns_per_update", "ratio", ...}],
 *  "only_in_base": [...], "only_in_new": [...], "changed": N, "verdict": null, "reason": "..."}
 *
 * Without ignore_environment, results that are not comparable have null cases. NULL and err when a
 * directory cannot be read. */
json_t *compare_results(const char *base, const char *fresh, int ignore_environment, struct err *);

/* The document within 79 columns. */
void compare_show(FILE *, const json_t *document);

#endif
