/* Counts, CPU time and accuracy of one case on both sides, each with its verdict. */
#ifndef BENCH_COMPARE_NUMBERS_H
#define BENCH_COMPARE_NUMBERS_H

#include "bench/compare/gates.h"

#include <jansson.h>

enum number_verdict {
    NUMBER_SAME,    /* within the tolerance                                        */
    NUMBER_BETTER,  /* better by more than the tolerance                           */
    NUMBER_WORSE,   /* worse by more than the tolerance                            */
    NUMBER_UNCLEAR, /* beyond the tolerance, but within BASE's confidence interval */
    NUMBER_LOST,    /* only BASE has it                                            */
    NUMBER_GAINED,  /* only NEW has it                                             */
    NUMBER_OTHER,   /* another counter or other kernels: not comparable            */
    NUMBER_NONE,    /* no verdict                                                  */
    NUMBER_VERDICTS
};
extern const char *const number_verdict_words[NUMBER_VERDICTS];

/* A new list of the numbers that BASE or NEW has, NULL when out of memory:
 *
 *     {"gate": "instructions", "name": "instructions_per_update", "base": 1507.3, "new": 1520,
 *      "change": 0.84, "unit": "%", "tolerance": 1, "verdict": "same",
 *      "counted": {"source": "callgrind:Ir", "kernels": "avx2", "timed": "avx512"}}
 *
 * base, fresh: lines of cases.jsonl, borrowed. is_judged 0: the cases differ, every verdict is
 * none.
 */
json_t *compare_numbers(const json_t *base, const json_t *fresh, const struct tolerances *,
                        int is_judged);

/* The number of cases in the document with this verdict at the gate. */
int compare_count(const json_t *document, enum gate_id, enum number_verdict);

/* The verdict of one row of the list, and its gate. */
enum number_verdict compare_verdict_of(const json_t *number);
enum gate_id compare_gate_of(const json_t *number);

#endif
