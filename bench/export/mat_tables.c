#include "bench/export/mat_tables.h"

#ifdef SLABMARK_MATIO

#include "base/mem.h"
#include "base/option.h"
#include "bench/results/result_columns.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The rows first .. first + rows - 1 of a table. */
struct part {
    const struct mat_library *library;
    const struct csv_table *table;
    size_t first, rows;
};

static matvar_t *out_of_memory(struct err *err)
{
    err_set(err, ERR_INTERNAL, "out of memory: a variable of a MAT file");
    return NULL;
}

/* ---- values ---- */

static const char *text_at(const struct part *part, size_t row, size_t column)
{
    return csv_table_text(part->table, part->first + row, (int)column);
}

/* Returns -1 for a text. */
static int number_of(const char *text, double *value)
{
    *value = !strcmp(text, "yes") ? 1 : !strcmp(text, "no") ? 0 : (double)NAN;
    return *text && isnan(*value) ? option_number(text, value) : 0;
}

/* Results know the kind of their columns; of a swept parameter the values show it. */
static int holds_texts(const struct part *part, size_t column)
{
    int item, texts = 0;
    double value;
    const struct column *known =
        result_table_find(&summary_table, part->table->cell[column], &item);
    if (known)
        return known->kind == COLUMN_TEXT || known->kind == COLUMN_DIGEST;
    for (size_t row = 0; row < part->rows; row++)
        texts |= number_of(text_at(part, row, column), &value);
    return texts;
}

static matvar_t *text_variable(const struct mat_library *library, const char *text)
{
    size_t dims[] = {strlen(text) != 0, strlen(text)}; /* 0 x 0 when empty */
    return library->new_variable(NULL, MAT_C_CHAR, MAT_T_UTF8, 2, dims, (void *)text, 0);
}

static matvar_t *cell_of_texts(const struct part *part, size_t column, struct err *err)
{
    size_t dims[] = {part->rows, 1};
    matvar_t **cell = mem_zeroed(part->rows, sizeof *cell, err);
    if (!cell)
        return NULL;
    for (size_t row = 0; row < part->rows; row++)
        cell[row] = text_variable(part->library, text_at(part, row, column));
    matvar_t *variable =
        part->library->new_variable(NULL, MAT_C_CELL, MAT_T_CELL, 2, dims, cell, 0);
    free(cell);
    return variable ? variable : out_of_memory(err);
}

static matvar_t *vector_of_numbers(const struct part *part, size_t column, struct err *err)
{
    size_t dims[] = {part->rows, 1};
    double *number = mem_zeroed(part->rows, sizeof *number, err);
    if (!number)
        return NULL;
    for (size_t row = 0; row < part->rows; row++)
        number_of(text_at(part, row, column), &number[row]);
    matvar_t *variable =
        part->library->new_variable(NULL, MAT_C_DOUBLE, MAT_T_DOUBLE, 2, dims, number, 0);
    free(number);
    return variable ? variable : out_of_memory(err);
}

static matvar_t *column_variable(const struct part *part, size_t column, struct err *err)
{
    return holds_texts(part, column) ? cell_of_texts(part, column, err)
                                     : vector_of_numbers(part, column, err);
}

/* ---- structs ---- */

enum { FIELD = 64 }; /* MATLAB's names have 63 letters */

/* "system.nonzeros" becomes system_nonzeros, as a name of MATLAB. */
static void field_name(const char *column, char name[FIELD])
{
    size_t i;
    for (i = 0; column[i] && i < FIELD - 1; i++)
        name[i] = (char)(isalnum((unsigned char)column[i]) ? column[i] : '_');
    name[i] = '\0';
    if (!isalpha((unsigned char)name[0]))
        name[0] = 'x';
}

/* A struct array, (count, 1), with a field for each of these columns. */
static matvar_t *new_struct(const struct mat_library *library, const char *name, size_t count,
                            char *const *column, size_t columns, struct err *err)
{
    size_t dims[] = {count, 1};
    char(*room)[FIELD] = mem_zeroed(columns, sizeof *room, err);
    const char **field = mem_zeroed(columns, sizeof *field, err);
    matvar_t *variable = NULL;
    for (size_t i = 0; room && field && i < columns; i++) {
        field_name(column[i], room[i]);
        field[i] = room[i];
    }
    if (room && field)
        variable = library->new_struct(name, 2, dims, field, (unsigned)columns);
    free(room);
    free(field);
    return variable ? variable : out_of_memory(err);
}

/* Sets a field, whose value the struct owns from then on; fails when the value is NULL. */
static int set_field(const struct mat_library *library, matvar_t *variable, const char *column,
                     size_t index, matvar_t *value)
{
    char name[FIELD];
    field_name(column, name);
    if (value)
        library->set_field(variable, name, index, value);
    return value ? 0 : -1;
}

static matvar_t *keep_whole(const struct mat_library *library, matvar_t *variable, int failed)
{
    if (!failed)
        return variable;
    library->free(variable);
    return NULL;
}

matvar_t *mat_columns(const struct mat_library *library, const char *name,
                      const struct csv_table *table, struct err *err)
{
    const struct part all = {library, table, 0, table->rows};
    int failed = 0;
    matvar_t *variable = new_struct(library, name, 1, table->cell, table->columns, err);
    for (size_t i = 0; variable && !failed && i < table->columns; i++)
        failed = set_field(library, variable, table->cell[i], 0, column_variable(&all, i, err));
    return variable ? keep_whole(library, variable, failed) : NULL;
}

/* The rows of the case that begins at `first`: cases lie one after another. */
static struct part case_at(const struct mat_library *library, const struct csv_table *table,
                           size_t first)
{
    size_t end = first;
    while (end < table->rows &&
           !strcmp(csv_table_text(table, end, 0), csv_table_text(table, first, 0)))
        end++;
    return (struct part){library, table, first, end - first};
}

static size_t count_cases(const struct mat_library *library, const struct csv_table *table)
{
    size_t count = 0;
    for (size_t first = 0; first < table->rows; count++)
        first += case_at(library, table, first).rows;
    return count;
}

/* Fills the fields of one case from its rows. */
typedef int fill_fn(matvar_t *variable, size_t index, const struct part *, struct err *);

static matvar_t *fill_cases(const struct mat_library *library, const char *name,
                            const struct csv_table *table, char *const *column, size_t columns,
                            fill_fn *fill, struct err *err)
{
    int failed = 0;
    size_t first = 0, count = count_cases(library, table);
    matvar_t *variable = new_struct(library, name, count, column, columns, err);
    for (size_t i = 0; variable && !failed && i < count; i++) {
        const struct part part = case_at(library, table, first);
        first += part.rows;
        failed = set_field(library, variable, column[0], i,
                           text_variable(library, text_at(&part, 0, 0))) ||
                 fill(variable, i, &part, err);
    }
    return variable ? keep_whole(library, variable, failed) : NULL;
}

static int fill_columns(matvar_t *variable, size_t index, const struct part *part, struct err *err)
{
    for (size_t column = 1; column < part->table->columns; column++)
        if (set_field(part->library, variable, part->table->cell[column], index,
                      vector_of_numbers(part, column, err)))
            return -1;
    return 0;
}

matvar_t *mat_cases(const struct mat_library *library, const char *name,
                    const struct csv_table *table, struct err *err)
{
    return fill_cases(library, name, table, table->cell, table->columns, fill_columns, err);
}

/* ---- estimates.csv: case, trial, node, h0, h1, ...; trial by trial, node by node ---- */

enum { TRIAL = 1, NODE = 2, FIRST_TAP = 3 };

static matvar_t *estimates_of(const struct part *part, struct err *err)
{
    double last = 0;
    number_of(text_at(part, part->rows - 1, NODE), &last);
    size_t nodes = (size_t)last + 1, trials = part->rows / nodes;
    size_t taps = part->table->columns - FIRST_TAP, dims[] = {trials, nodes, taps};
    double *h = mem_zeroed(part->rows * taps, sizeof *h, err);
    if (!h)
        return NULL;
    for (size_t row = 0; row < trials * nodes; row++)
        for (size_t i = 0; i < taps; i++)
            number_of(text_at(part, row, FIRST_TAP + i),
                      &h[row / nodes + trials * (row % nodes + nodes * i)]);
    matvar_t *variable =
        part->library->new_variable(NULL, MAT_C_DOUBLE, MAT_T_DOUBLE, 3, dims, h, 0);
    free(h);
    return variable ? variable : out_of_memory(err);
}

static int fill_estimates(matvar_t *variable, size_t index, const struct part *part,
                          struct err *err)
{
    return set_field(part->library, variable, "h", index, estimates_of(part, err));
}

matvar_t *mat_estimates(const struct mat_library *library, const char *name,
                        const struct csv_table *table, struct err *err)
{
    char *const fields[] = {table->cell[0], (char *)"h"};
    return fill_cases(library, name, table, fields, 2, fill_estimates, err);
}

#endif
