/* Reads slabmark's result tables: CSV with a header (RFC 4180). Columns are found by name, so that
 * a newer program may add columns. An empty field is an unknown value. */
#ifndef BENCH_RESULTS_CSV_TABLE_H
#define BENCH_RESULTS_CSV_TABLE_H

#include "base/err.h"

#include <stddef.h>

struct csv_table {
    char *path;           /* for messages                            */
    size_t rows, columns; /* without the header                      */
    char **cell;          /* (rows + 1, columns): the header first   */
    size_t *line;         /* (rows + 1,) where each row begins, from 1 */
    char *text;           /* the cells point into it                 */
};

/* Fields in double quotes may hold commas, newlines and "" for a quote. Failure is ERR_USAGE and
 * reads "summary.csv:4: 5 fields where the header has 7". Control characters and bytes that are not
 * UTF-8 are refused. Release with csv_table_free. */
int csv_table_read(const char *path, struct csv_table *, struct err *);
void csv_table_free(struct csv_table *);

/* The index of a column, or -1 and err: "summary.csv has no column 'status'". */
int csv_table_column(const struct csv_table *, const char *name, struct err *);

/* The text of a field; row 0 is the one after the header. */
static inline const char *csv_table_text(const struct csv_table *table, size_t row, int column)
{
    return table->cell[(row + 1) * table->columns + (size_t)column];
}

/* Sets *value to a field's finite number, or NAN when the field is empty. Returns 0, or -1 and err.
 */
int csv_table_number(const struct csv_table *, size_t row, int column, double *value, struct err *);

#endif
