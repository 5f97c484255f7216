/* The CSV files of a result directory: tidy, one header line, an empty field for what is unknown.
 */
#ifndef BENCH_RESULTS_CSV_H
#define BENCH_RESULTS_CSV_H

#include "bench/results/case_result.h"

#include <stdio.h>

/* Write errors stay with the FILE: check by ferror or fflush. */
void csv_curves_header(FILE *);
void csv_curves(FILE *, const struct case_result *);
void csv_summary_header(FILE *, const struct scenario *);
void csv_summary(FILE *, const struct case_result *);

/* 1 when a summary that was begun earlier has these columns: its first line is such a header. */
int csv_summary_has_columns(const char *path, const struct scenario *);

void csv_estimates(FILE *, const struct case_result *); /* its header is the first case's: taps */

#endif
