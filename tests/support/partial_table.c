#include "tests/support/partial_table.h"

#include "bench/results/csv_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <string.h>

enum { AXES = 8 };

static void put_field(FILE *file, const char *text)
{
    putc('"', file);
    for (; *text; text++)
        fprintf(file, *text == '"' ? "\"\"" : "%c", *text);
    putc('"', file);
}

/* One row of the header (-1) or the given fields; returns how many given columns it found. */
static size_t put_row(FILE *file, const struct result_table *table, const struct scenario *scenario,
                      const struct csv_table *given, int row)
{
    char room[COLUMN_NAME];
    size_t found = 0;
    const char *comma = "";
    for (const struct column *const *column = table->column; *column; column++)
        for (int item = 0; item < column_count(*column, scenario); item++) {
            const char *name = column_name(*column, scenario, item, room);
            int at = csv_table_column(given, name, NULL);
            fputs(comma, file);
            if (row < 0)
                put_field(file, name);
            else if (at >= 0)
                put_field(file, csv_table_text(given, (size_t)row, at));
            found += at >= 0;
            comma = ",";
        }
    putc('\n', file);
    return found;
}

void partial_table_write(const char *path, const struct result_table *table, const char *text)
{
    struct csv_table given;
    struct err err = {0};
    struct axis axis[AXES];
    struct scenario scenario = {.axis = axis};
    test_folder_write(path, text);
    cr_assert_eq(csv_table_read(path, &given, &err), 0, "%s", err.text);
    for (size_t i = 0; i < given.columns; i++)
        if (strchr(given.cell[i], '.'))
            axis[scenario.axes++].path = given.cell[i];
    FILE *file = fopen(path, "w");
    cr_assert(file);
    size_t found = put_row(file, table, &scenario, &given, -1);
    cr_assert_eq(found, given.columns, "%s: a column that %s does not have", path,
                 result_file_name(table->file));
    for (size_t row = 0; row < given.rows; row++)
        put_row(file, table, &scenario, &given, (int)row);
    cr_assert(!fclose(file));
    csv_table_free(&given);
}

void partial_table_drop(const char *path, const char *column)
{
    struct csv_table table;
    struct err err = {0};
    cr_assert_eq(csv_table_read(path, &table, &err), 0, "%s", err.text);
    FILE *file = fopen(path, "w");
    cr_assert(file);
    for (size_t row = 0; row <= table.rows; row++) {
        const char *comma = "";
        for (size_t i = 0; i < table.columns; i++) {
            if (!strcmp(table.cell[i], column))
                continue;
            fputs(comma, file);
            put_field(file, table.cell[row * table.columns + i]);
            comma = ",";
        }
        putc('\n', file);
    }
    cr_assert(!fclose(file));
    csv_table_free(&table);
}
