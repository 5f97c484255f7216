/* The tables that slabmark tune prints. */
#ifndef BENCH_TUNE_TUNED_TABLE_H
#define BENCH_TUNE_TUNED_TABLE_H

#include "bench/tune/tuned_rows.h"

#include <stdio.h>

/* The front of each algorithm, and a legend. */
void tuned_table(FILE *, const struct tuned *, const struct tuned_row *, size_t count);

/* For each goal that was asked for, the algorithms in the order of its answers. */
void tuned_answers(FILE *, const struct tuned *, const struct tuned_row *, size_t count);

#endif
