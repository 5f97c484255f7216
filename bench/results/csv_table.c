#include "bench/results/csv_table.h"

#include "base/mem.h"
#include "base/option.h"
#include "bench/common/screen.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The state of the reader. */
struct scan {
    const char *path;
    char *at;
    char end; /* the character after the last field: ',' '\n' or 0 */
    size_t line;
};

/* Unquotes a field in place; returns the byte after the closing quote. */
static char *unquote(struct scan *scan, char *from, char **to)
{
    for (from++; *from; *(*to)++ = *from++) {
        if (*from == '"' && *++from != '"')
            return from;
        scan->line += *from == '\n';
    }
    return NULL;
}

/* Texts go on to terminals and figures, and slabmark writes none that act there. A quoted field may
 * have lines and tabs. */
static int check_text(const struct scan *scan, const char *field, size_t line, struct err *err)
{
    enum { SHOWN = 40 };
    char shown[SHOWN + 1];
    const char *at = field;
    for (int length = 1; *at && length; at += length)
        length = *at == '\n' || *at == '\t' || *at == '\r' ? 1 : screen_character(at);
    if (!*at)
        return 0;
    screen_fit(field, SHOWN, shown);
    return err_set(err, ERR_USAGE,
                   "%s:%zu: '%s' holds a control character, or a byte that is not UTF-8",
                   scan->path, line, shown);
}

/* The next field, unquoted and ended in place; NULL when its quotes or its bytes are wrong. */
static char *take_field(struct scan *scan, struct err *err)
{
    char *field = scan->at, *to = scan->at, *from = scan->at;
    size_t line = scan->line;
    if (*from == '"')
        from = unquote(scan, from, &to);
    else
        to = from += strcspn(from, ",\r\n");
    if (!from) {
        err_set(err, ERR_USAGE, "%s:%zu: a quote is never closed", scan->path, line);
        return NULL;
    }
    from += from[0] == '\r' && from[1] == '\n';
    scan->end = *from;
    if (scan->end && scan->end != ',' && scan->end != '\n') {
        err_set(err, ERR_USAGE, "%s:%zu: text after the end of a quoted field, at '%.16s'",
                scan->path, scan->line, from);
        return NULL;
    }
    scan->at = from + (scan->end != 0);
    scan->line += scan->end == '\n';
    *to = 0;
    return check_text(scan, field, line, err) ? NULL : field;
}

/* Appends the fields of one row to table->cell, which holds *cells. */
static int take_row(struct scan *scan, struct csv_table *table, size_t *cells, struct err *err)
{
    size_t line = scan->line, before = *cells;
    do {
        char *field = take_field(scan, err);
        if (!field || mem_grow(&table->cell, *cells, sizeof *table->cell, err))
            return -1;
        table->cell[(*cells)++] = field;
    } while (scan->end == ',');
    size_t fields = *cells - before;
    if (before && fields != table->columns)
        return err_set(err, ERR_USAGE, "%s:%zu: %zu fields where the header has %zu", scan->path,
                       line, fields, table->columns);
    if (mem_grow(&table->line, table->rows, sizeof *table->line, err))
        return -1;
    table->columns = fields;
    table->line[table->rows++] = line;
    return 0;
}

static int take_rows(struct csv_table *table, struct err *err)
{
    struct scan scan = {.path = table->path, .at = table->text, .line = 1};
    size_t cells = 0;
    while (*scan.at)
        if (take_row(&scan, table, &cells, err))
            return -1;
    table->rows--; /* the header is not a row */
    return 0;
}

/* The whole file as one text. */
static int load_text(struct csv_table *table, struct err *err)
{
    FILE *file = fopen(table->path, "rb");
    if (!file)
        return err_set(err, ERR_USAGE, "%s: %s", table->path, strerror(errno));
    size_t room = 0;
    errno = 0;
    ssize_t length = getdelim(&table->text, &room, '\0', file);
    int failed = 0;
    if (length < 0)
        failed = err_set(err, ERR_USAGE, "%s: %s", table->path,
                         errno ? strerror(errno) : "the file is empty");
    else if (!feof(file))
        failed = err_set(err, ERR_USAGE, "%s: not a text file", table->path);
    fclose(file);
    return failed;
}

int csv_table_read(const char *path, struct csv_table *table, struct err *err)
{
    *table = (struct csv_table){.path = mem_text(path, err)};
    if (table->path && !load_text(table, err) && !take_rows(table, err))
        return 0;
    csv_table_free(table);
    return -1;
}

void csv_table_free(struct csv_table *table)
{
    free(table->path);
    free(table->cell);
    free(table->line);
    free(table->text);
    *table = (struct csv_table){0};
}

int csv_table_column(const struct csv_table *table, const char *name, struct err *err)
{
    for (size_t i = 0; i < table->columns; i++)
        if (!strcmp(table->cell[i], name))
            return (int)i;
    return err_set(err, ERR_USAGE, "%s has no column '%s'", table->path, name);
}

int csv_table_number(const struct csv_table *table, size_t row, int column, double *value,
                     struct err *err)
{
    const char *text = csv_table_text(table, row, column);
    *value = NAN;
    if (!*text || !option_number(text, value))
        return 0;
    return err_set(err, ERR_USAGE, "%s:%zu: '%.40s' where column '%s' must hold a number",
                   table->path, table->line[row + 1], text, table->cell[column]);
}
