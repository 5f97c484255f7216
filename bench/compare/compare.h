/* Compares two result directories in one JSON document, which is printed as text or as it is. */
#ifndef BENCH_COMPARE_H
#define BENCH_COMPARE_H

#include "bench/compare/gates.h"

#include <jansson.h>
#include <stdio.h>

enum { COMPARE_SCHEMA = 3 };

/* {"base": {...}, "new": {...},         directory, started, commit, fingerprint, status, ...
 *  "environment": {"verdict": "comparable with warnings", "differences": [...]},
 *  "scenario": [{"key", "base", "new"}],
 *  "cases": [{"case", "result", "base_ns_per_update", "new_ns_per_update", "ratio",
 *             "numbers": [...]}],        compare_numbers.h
 *  "only_in_base": [...], "only_in_new": [...], "changed": N, "verdict": null, "reason": "..."}
 *
 * The caller owns the document. Without ignore_environment, results that are not comparable have
 * null cases. NULL and err when a directory cannot be read. */
struct compare_options {
    int ignore_environment;
    int allow_missing; /* 1: NEW may lack cases and counts of BASE */
    struct tolerances tolerances;
};
json_t *compare_results(const char *base, const char *fresh, const struct compare_options *,
                        struct err *);

/* Prints the document in at most 79 columns. */
void compare_show(FILE *, const json_t *document);
void compare_show_numbers(FILE *, const json_t *cases);

/* One line: "2 of 5 cases differ: LMS another result, sapsm instructions +3.10 %", then what could
 * not be compared. */
void compare_sentence(FILE *, const json_t *document);

/* Returns 0, or -1 and err, whose kind is the exit code. The first of these that applies: another
 * result or lower accuracy, regressed, not comparable. */
int compare_judge(const json_t *document, struct err *);

#endif
