/* The legend of the marks in the table of cases, printed once below it. Begins as {0}. */
#ifndef BENCH_RUN_REMARKS_H
#define BENCH_RUN_REMARKS_H

#include "bench/results/case_result.h"

#include <stdio.h>

struct remarks {
    int diverged;
    int unsettled, coarse, few; /* cases with the mark "*", with "<=", without "+-" */
    size_t disturbed, repetitions;
    int untimed;        /* cases with the mark "~"                                 */
    int emulated;       /* cases that an emulator timed                            */
    int shared;         /* cases for which another run had claimed the processors  */
    int shortened;      /* cases with fewer repetitions than were asked for ...    */
    size_t made, asked; /* ... and of the first of them both numbers, and why      */
    enum measure_end end;
    int tries;               /* cases for which numbers of threads were tried ... */
    const char *first_tried; /* ... and the first of them */
    struct tried tried;
    double seconds, budget; /* of the case that exceeded its budget most; 0: none did */
};

void remarks_add(struct remarks *, const struct case_result *);
void remarks_print(FILE *, const struct remarks *);

/* 1 when the time of a case has the mark "!". */
int remarks_time_is_doubtful(const struct case_result *);

#endif
