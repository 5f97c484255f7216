#include "bench/export/export_tables.h"

#include "base/mem.h"
#include "bench/results/read_results.h"

#include <stdlib.h>
#include <unistd.h>

static int read_table(const char *directory, enum result_file file, struct csv_table *table,
                      struct err *err)
{
    char *path = mem_format(err, "%s/%s", directory, result_file_name(file));
    int absent = path && file >= RESULT_ESTIMATES && access(path, F_OK);
    int failed = !path || (!absent && csv_table_read(path, table, err));
    free(path);
    return failed ? -1 : 0;
}

/* run.json says whether it is a result, of this schema. */
int export_tables_read(struct export_tables *tables, const char *directory, struct err *err)
{
    *tables = (struct export_tables){0};
    if (results_read_run(directory, &tables->run, err) ||
        read_table(directory, RESULT_SUMMARY, &tables->summary, err) ||
        read_table(directory, RESULT_CURVES, &tables->curves, err) ||
        read_table(directory, RESULT_ESTIMATES, &tables->estimates, err))
        return -1;
    return tables->summary.rows
               ? 0
               : err_set(err, ERR_USAGE, "%s: no finished case", tables->summary.path);
}

void export_tables_free(struct export_tables *tables)
{
    json_decref(tables->run);
    csv_table_free(&tables->summary);
    csv_table_free(&tables->curves);
    csv_table_free(&tables->estimates);
}

int export_number(const struct csv_table *table, size_t row, const struct column *column, int item,
                  double *value, struct err *err)
{
    char room[COLUMN_NAME];
    int at = csv_table_column(table, column_name(column, NULL, item, room), err);
    return at < 0 ? -1 : csv_table_number(table, row, at, value, err);
}

const char *export_text(const struct csv_table *table, size_t row, const struct column *column,
                        struct err *err)
{
    int at = csv_table_column(table, column->name, err);
    return at < 0 ? NULL : csv_table_text(table, row, at);
}
