/* The CSV files of a result directory: one header line, a field for each column of the file's table
 * (result_columns.h), an empty field for an unknown value. */
#ifndef BENCH_RESULTS_CSV_H
#define BENCH_RESULTS_CSV_H

#include "bench/results/result_columns.h"

#include <stdio.h>

/* The FILE keeps write errors: check with ferror or fflush. */
void csv_header(FILE *, const struct result_table *, const struct scenario *);
void csv_row(FILE *, const struct result_table *, const struct case_result *, size_t at);
void csv_curves(FILE *, const struct case_result *); /* a row for each point */

/* 1 when the first line of an existing summary.csv is the header of these columns. */
int csv_summary_has_columns(const char *path, const struct scenario *);

#endif
