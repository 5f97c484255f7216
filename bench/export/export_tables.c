#include "bench/export/export_tables.h"

#include "base/mem.h"
#include "bench/results/read_results.h"

#include <stdlib.h>

static int read_table(const char *directory, const struct result_table *of, struct csv_table *table,
                      struct err *err)
{
    char *path = mem_format(err, "%s/%s", directory, result_file_name(of->file));
    int failed = !path || csv_table_read(path, table, err);
    free(path);
    return failed ? -1 : 0;
}

/* run.json says whether it is a result, of this schema. */
int export_tables_read(struct export_tables *tables, const char *directory, struct err *err)
{
    json_t *run = NULL;
    *tables = (struct export_tables){0};
    int failed = results_read_run(directory, &run, err) ||
                 read_table(directory, &summary_table, &tables->summary, err) ||
                 read_table(directory, &curves_table, &tables->curves, err);
    json_decref(run);
    if (!failed && !tables->summary.rows)
        failed = err_set(err, ERR_USAGE, "%s: no finished case", tables->summary.path);
    return failed ? -1 : 0;
}

void export_tables_free(struct export_tables *tables)
{
    csv_table_free(&tables->summary);
    csv_table_free(&tables->curves);
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
