/* What a tuning reports: for each algorithm the settings that were run on fresh trials. */
#ifndef BENCH_TUNE_TUNED_ROWS_H
#define BENCH_TUNE_TUNED_ROWS_H

#include "bench/tune/tune.h"

struct tuned_row {
    int algorithm;
    const struct candidate *fresh; /* its score on fresh trials        */
    const struct candidate *found; /* its score when it was chosen     */
    int on_front;                  /* 1: no setting of the algorithm beats it on fresh trials */
    int chosen;                    /* 1: the tuned scenario has it */
    char name[256];                /* of its case in the tuned scenario */
};

/* Rows, heap (*count,), by algorithm and speed. With a question, its answer is chosen; else the
 * front, or the lowest floor if no setting reaches the target. They borrow from the tuning. NULL
 * and err when out of memory. */
struct tuned_row *tuned_rows(const struct tuned *, size_t *count, struct err *);

/* The row of an algorithm that answers a goal that was asked for; NULL when nothing was run. */
const struct tuned_row *tuned_answer(const struct tuned *, int algorithm, size_t asked,
                                     const struct tuned_row *, size_t count);

#endif
