/* The tables of a result, for formats that need no timed repetition. */
#ifndef BENCH_EXPORT_TABLES_H
#define BENCH_EXPORT_TABLES_H

#include "bench/results/csv_table.h"
#include "bench/results/result_columns.h"

#include <jansson.h>

struct export_tables {
    json_t *run; /* run.json */
    struct csv_table summary, curves;
    struct csv_table estimates; /* columns 0: they were not saved */
};

/* Reads run.json, summary.csv, curves.csv and saved estimates. Returns 0, or -1 and err.
 * export_tables_free after success and after failure. */
int export_tables_read(struct export_tables *, const char *directory, struct err *);
void export_tables_free(struct export_tables *);

/* Sets *value to a number of the row; NAN: unknown. item: index in a family. Returns 0, or -1 and
 * err: the column or the number is not there. */
int export_number(const struct csv_table *, size_t row, const struct column *, int item,
                  double *value, struct err *);

/* A text of the row; NULL and err when the table lacks the column. */
const char *export_text(const struct csv_table *, size_t row, const struct column *, struct err *);

#endif
