/* The directory of a comparison: ab.json says what is compared, pairs.jsonl holds every pair. */
#ifndef BENCH_AB_STORE_H
#define BENCH_AB_STORE_H

#include "bench/ab/ab.h"

/* Opens the directory. A new one, or with `resume` one that compares the same programs, scenario
 * and margin: its pairs are taken over. */
int ab_store_open(struct ab *, struct err *);

/* Appends a pair and sees to it that it is written. */
int ab_store_pair(struct ab *, const struct ab_case *, const struct record *, const struct pair *,
                  struct err *);

/* Adds a record to its case, or to the guard. */
void ab_take(struct ab *, struct ab_case *, const struct record *);

/* Writes DIR/verdict.json. */
int ab_store_verdict(const struct ab *, const json_t *verdict, struct err *);

#endif
