/* The tables of results: every column of summary.csv and cases.jsonl, curves.csv and samples.jsonl.
 * Writers, the tables on the terminal, plot and compare refer to a row by its symbol. */
#ifndef BENCH_RESULTS_RESULT_COLUMNS_H
#define BENCH_RESULTS_RESULT_COLUMNS_H

#include "bench/results/column.h"
#include "bench/results/result_files.h"

#define COLUMN(symbol, ...) extern const struct column symbol;
#define FAMILY(symbol, ...) extern const struct column symbol;
#include "bench/results/curves.def"
#include "bench/results/samples.def"
#include "bench/results/summary.def"
#undef COLUMN
#undef FAMILY

struct result_table {
    enum result_file file;
    const struct column *const *column; /* NULL-terminated, in the file's order */
};
extern const struct result_table summary_table, curves_table, samples_table;
extern const struct result_table *const result_tables[]; /* NULL-terminated */

/* The table's row with a column of this name; *item is its index in a family. "share_<phase>" finds
 * the family's row. NULL: there is none. */
const struct column *result_table_find(const struct result_table *, const char *name, int *item);

#endif
