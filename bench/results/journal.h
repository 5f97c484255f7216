/* cases.jsonl: a line of JSON per finished case. */
#ifndef BENCH_RESULTS_JOURNAL_H
#define BENCH_RESULTS_JOURNAL_H

#include "bench/results/results.h"

/* Appends the case, with the sizes that the other files have now. */
int journal_add(struct results *, const struct case_result *, struct err *);

/* Fills results->finished from the journal and cuts every file back to what its last whole line
 * says. */
int journal_read(struct results *, struct err *);

#endif
