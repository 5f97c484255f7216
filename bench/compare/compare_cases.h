/* The cases of two results, paired by name. */
#ifndef BENCH_COMPARE_CASES_H
#define BENCH_COMPARE_CASES_H

#include "bench/compare/compare_numbers.h"
#include "bench/results/result_columns.h"

#include <jansson.h>

/* Columns that every line of cases.jsonl must hold, NULL-terminated. */
extern const struct column *const compare_needed[];

/* Puts "cases", "only_in_base", "only_in_new" and "changed" into the document. base, fresh: lists
 * of the lines of cases.jsonl; same_inputs: 0 when the runs read other files. Returns 0, or -1 when
 * out of memory.
 *
 * The "result" of a pair is
 *     same            the digests are equal
 *     changed         the digests differ for the same case under exact policies
 *     diverged        NEW diverged and BASE did not, under any policy
 *     other scenario  the digests differ, and so do the case's parameters: see its "scenario"
 *     statistical     the digests differ, as in any two runs under a policy that is not exact
 *     unknown         the digests differ or are missing, and so is the case's determinism */
int compare_cases(const json_t *base, const json_t *fresh, int same_inputs,
                  const struct tolerances *, json_t *document);

#endif
