/* The tables behind the table of results: where the time went, what work it was. */
#ifndef BENCH_RUN_REPORT_H
#define BENCH_RUN_REPORT_H

#include "bench/results/case_result.h"

#include <stdio.h>

struct report {
    struct report_row *row; /* (rows,) heap */
    size_t rows;
};

/* Remembers what the tables will say of a case; one that was not timed is left out. */
int report_add(struct report *, const struct case_result *, struct err *);

/* Prints the tables, nothing when no case was timed. */
void report_print(FILE *, const struct report *);

void report_free(struct report *);

#endif
