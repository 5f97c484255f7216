/* The table of finished cases that `slabmark run` prints. */
#ifndef BENCH_RUN_CASE_TABLE_H
#define BENCH_RUN_CASE_TABLE_H

#include "bench/results/result_columns.h"

#include <stdio.h>

void case_table_head(FILE *);
void case_table_row(FILE *, const struct case_result *);

/* The heading under which the table shows a column; `item` selects a column of a family. NULL: the
 * table does not show it. Static. */
const char *case_table_heading(const struct column *, int item);

#endif
