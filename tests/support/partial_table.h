/* Result tables of which a test spells the columns that matter: the rest comes from the program's
 * own table of columns, so that a test cannot go on with columns that no longer exist. */
#ifndef SUPPORT_PARTIAL_TABLE_H
#define SUPPORT_PARTIAL_TABLE_H

#include "bench/results/result_columns.h"

/* Writes a file of the table with every column; fields that the text (CSV with a header) does not
 * give are empty. Columns of the summary with a dot in their names are axes. Ends the test when the
 * text has another column that the table does not have. */
void partial_table_write(const char *path, const struct result_table *, const char *text);

/* Writes the file again without one column. */
void partial_table_drop(const char *path, const char *column);

#endif
