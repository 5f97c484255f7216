/* The tables after the table of cases: time by phase, and the work of an update. */
#ifndef BENCH_RUN_REPORT_H
#define BENCH_RUN_REPORT_H

#include "bench/results/result_columns.h"

#include <stdio.h>

struct report {
    struct report_row *row; /* (rows,) heap */
    size_t rows;
};

/* Copies the values of a case that the tables show. A case that was not timed is skipped. Returns
 * 0, or -1 and err when out of memory. The report begins as {0}. */
int report_add(struct report *, const struct case_result *, struct err *);

/* Prints the tables; nothing when no case was timed. no_ceilings: the reason for their absence. */
void report_print(FILE *, const struct report *, const char *no_ceilings);

void report_free(struct report *);

/* The heading under which the tables show a column; `item` selects a column of a family. NULL: they
 * do not show it. Static. */
const char *report_heading(const struct column *, int item);

#endif
