/* The CSV files of a result directory: one header line, a field for each column of the file's table
 * (result_columns.h), an empty field for what is unknown. */
#ifndef BENCH_RESULTS_CSV_H
#define BENCH_RESULTS_CSV_H

#include "bench/results/result_columns.h"

#include <stdio.h>

/* Write errors stay with the FILE: check by ferror or fflush. */
void csv_header(FILE *, const struct result_table *, const struct scenario *);
void csv_row(FILE *, const struct result_table *, const struct case_result *, size_t at);
void csv_curves(FILE *, const struct case_result *); /* a row for each point */

/* 1 when a summary that was begun earlier has these columns: its first line is such a header. */
int csv_summary_has_columns(const char *path, const struct scenario *);

#endif
