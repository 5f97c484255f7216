/* The directory of a comparison. ab.json describes the programs, the scenario and the margin;
 * pairs.jsonl holds every pair. */
#ifndef BENCH_AB_STORE_H
#define BENCH_AB_STORE_H

#include "bench/ab/ab.h"

/* Opens the output directory: a new one or, with `resume`, one that compares the same programs,
 * scenario and margin, whose pairs are read back. Returns 0, or -1 and err. */
int ab_store_open(struct ab *, struct err *);

/* Appends a pair to pairs.jsonl and flushes it. Returns 0, or -1 and err. */
int ab_store_pair(struct ab *, const struct ab_case *, const struct record *, const struct pair *,
                  struct err *);

/* Adds a record, by copy, to its case or to the guard. */
void ab_take(struct ab *, struct ab_case *, const struct record *);

/* Writes DIR/verdict.json; `verdict` is borrowed. Returns 0, or -1 and err. */
int ab_store_verdict(const struct ab *, const json_t *verdict, struct err *);

#endif
