/* The tables after the table of cases: time by phase, and the work of an update. */
#ifndef BENCH_RUN_REPORT_H
#define BENCH_RUN_REPORT_H

#include "bench/results/result_columns.h"

#include <stdio.h>

struct report {
    struct report_row *row; /* (rows,) heap */
    size_t rows;
};

/* Keeps what the tables show of a case. A case that was neither timed nor counted is left out. */
int report_add(struct report *, const struct case_result *, struct err *);

/* Prints the tables; nothing when they have no case. no_ceilings: why there are none. */
void report_print(FILE *, const struct report *, const char *no_ceilings);

void report_free(struct report *);

/* The heading under which the tables show a column; `item` selects a column of a family. NULL: they
 * do not show it. Static. */
const char *report_heading(const struct column *, int item);

#endif
