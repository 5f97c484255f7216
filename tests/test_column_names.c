/* The names of the columns of results: each means one thing, and is found. */
#include "bench/counters/tables.h"
#include "bench/results/result_columns.h"

#include <criterion/criterion.h>
#include <string.h>

/* Calls for each column of each table that has a fixed name. */
static void for_each(void (*call)(const struct result_table *, const struct column *, const char *))
{
    char room[COLUMN_NAME];
    for (const struct result_table *const *table = result_tables; *table; table++)
        for (const struct column *const *column = (*table)->column; *column; column++)
            for (int i = 0; *column != &summary_axis && i < column_count(*column, NULL); i++)
                call(*table, *column, column_name(*column, NULL, i, room));
}

static void expect_one_meaning(const struct result_table *table, const struct column *column,
                               const char *name)
{
    char room[COLUMN_NAME];
    int seen = 0;
    for (const struct result_table *const *other = result_tables; *other; other++)
        for (const struct column *const *twin = (*other)->column; *twin; twin++)
            for (int i = 0; *twin != &summary_axis && i < column_count(*twin, NULL); i++) {
                if (strcmp(column_name(*twin, NULL, i, room), name))
                    continue;
                seen += *other == table;
                cr_assert(!strcmp((*twin)->unit, column->unit) && (*twin)->kind == column->kind &&
                              (*twin)->better == column->better,
                          "%s is something else in %s than in %s", name,
                          result_file_name((*other)->file), result_file_name(table->file));
            }
    cr_assert_eq(seen, 1, "%s: %d columns %s", result_file_name(table->file), seen, name);
}

Test(column_names, one_name_means_one_thing)
{
    for_each(expect_one_meaning);
}

static void expect_found(const struct result_table *table, const struct column *column,
                         const char *name)
{
    int item_found;
    cr_assert_eq(result_table_find(table, name, &item_found), column, "%s of %s", name,
                 result_file_name(table->file));
}

Test(column_names, are_found_by_name)
{
    int i;
    for_each(expect_found);
    cr_assert_eq(result_table_find(&summary_table, "share_wait", &i), &summary_share);
    cr_assert_eq(i, 4);
    cr_assert_eq(result_table_find(&summary_table, "share_<phase>", &i), &summary_share);
    cr_assert_null(result_table_find(&summary_table, "share_of_wait", &i));
}

/* Counters that have a column exist. */
Test(column_names, of_counters_are_quantities)
{
    struct tables tables = {0};
    struct err err = {0};
    char room[COLUMN_NAME];
    cr_assert_eq(tables_read(&tables, &err), 0, "%s", err.text);
    for (int i = 0; i < column_count(&summary_count, NULL); i++) {
        const char *name = column_name(&summary_count, NULL, i, room);
        room[strlen(name) - strlen("_per_update")] = '\0';
        cr_assert(tables_quantity(&tables, room), "%s", room);
    }
    tables_free(&tables);
}
