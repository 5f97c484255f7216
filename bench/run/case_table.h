/* The table of finished cases that `slabmark run` prints. */
#ifndef BENCH_RUN_CASE_TABLE_H
#define BENCH_RUN_CASE_TABLE_H

#include "bench/results/case_result.h"

#include <stdio.h>

void case_table_head(FILE *);
void case_table_row(FILE *, const struct case_result *);

#endif
