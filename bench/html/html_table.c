#include "bench/html/html_table.h"

#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

void html_table_begin(FILE *file, const char *caption)
{
    fprintf(file,
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table "
            "class=\"sortable\">\n<caption>%s</caption>\n<thead><tr>",
            caption);
}

void html_table_head(FILE *file, const char *head, const char *unit, int of_numbers)
{
    fprintf(file, "<th scope=\"col\"%s aria-sort=\"none\"><button type=\"button\">",
            of_numbers ? " class=\"n\"" : "");
    html_text(file, head);
    if (*unit)
        fprintf(file, " <small>%s</small>", unit);
    fputs("</button></th>", file);
}

void html_table_body(FILE *file)
{
    fputs("</tr></thead>\n<tbody>\n", file);
}

void html_table_row(FILE *file, const char *name)
{
    fputs("<tr><th scope=\"row\">", file);
    html_name(file, name);
    fputs("</th>", file);
}

void html_table_end(FILE *file)
{
    fputs("</tbody>\n</table>\n</div>\n", file);
}

/* Where both are the same text, it stands alone. */
void html_table_number(FILE *file, const char *exact, double value, int decimals)
{
    char shown[64];
    snprintf(shown, sizeof shown, "%.*f", decimals, value);
    int alone = !strcmp(shown, exact) && value >= 0;
    fputs("<td class=\"n\">", file);
    if (!alone) {
        fputs("<data value=\"", file);
        html_text(file, exact);
        fputs("\">", file);
    }
    html_put_number(file, value, decimals);
    fputs(alone ? "</td>" : "</data></td>", file);
}

/* Three digits. */
static int decimals_of(double value)
{
    return value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
}

static void put_word(FILE *file, const char *text, int code)
{
    fprintf(file, "<td>%s", code ? "<code>" : "");
    html_isolated(file, text);
    fprintf(file, "%s</td>", code ? "</code>" : "");
}

/* "0.0123", "12.3", "340k" */
static void put_digits(FILE *file, double value)
{
    char text[32];
    if (value >= 1000)
        screen_count(value, text, sizeof text);
    else
        snprintf(text, sizeof text, "%.3g", value);
    fputs(text, file);
}

/* A number of any size: a duration has its unit. */
static void put_quantity(FILE *file, const char *exact, double value, int is_duration)
{
    fputs("<td class=\"n\"><data value=\"", file);
    html_text(file, exact);
    fputs("\">", file);
    if (is_duration)
        html_put_duration(file, 1e9 * value);
    else
        put_digits(file, value);
    fputs("</data></td>", file);
}

static void put_interval(const struct html_page *page, size_t row, const struct html_column *column)
{
    double low = html_number(page, row, column->column, column->item);
    double high = html_number(page, row, column->upper, column->item);
    int decimals = column->column->kind == COLUMN_DECIBEL ? 2 : decimals_of(high);
    fputs("<td class=\"n\">", page->file);
    if (isfinite(high)) {
        fprintf(page->file, "<data value=\"%s\">", html_word(page, row, column->column));
        if (isfinite(low))
            html_put_number(page->file, low, decimals);
        else
            fputs("\u2212\u221e", page->file);
        fputs("</data> to <data ", page->file);
        fprintf(page->file, "value=\"%s\">", html_word(page, row, column->upper));
        html_put_number(page->file, high, decimals);
        fputs("</data>", page->file);
    } else
        fputs("&ndash;", page->file);
    fputs("</td>", page->file);
}

static void put_cell(const struct html_page *page, size_t row, const struct html_column *column)
{
    const char *text = html_field(page, row, column->column, column->item);
    int is_word = column->form == HTML_WORD || column->form == HTML_CODE;
    double value = is_word ? 0 : html_number(page, row, column->column, column->item);
    if (column->form == HTML_INTERVAL)
        put_interval(page, row, column);
    else if (!*text)
        fprintf(page->file, "<td%s>&ndash;</td>", is_word ? "" : " class=\"n\"");
    else if (is_word)
        put_word(page->file, text, column->form == HTML_CODE);
    else if (column->form == HTML_DURATION || column->form == HTML_DIGITS)
        put_quantity(page->file, text, value, column->form == HTML_DURATION);
    else
        html_table_number(page->file, text, column->form == HTML_PERCENT ? 100 * value : value,
                          column->form == HTML_DECIBELS  ? 2
                          : column->form == HTML_NS      ? decimals_of(value)
                          : column->form == HTML_PERCENT ? 1
                                                         : 0);
}

static int is_known(const struct html_page *page, const struct html_column *column)
{
    return html_known(page, column->form == HTML_INTERVAL ? column->upper : column->column,
                      column->item);
}

/* 1 when several cases have one value, and that is a word or a count. */
static int is_common(const struct html_page *page, const struct html_column *column)
{
    int common = html_rows(page) > 1 && (column->form == HTML_WORD || column->form == HTML_COUNT);
    const char *first = html_field(page, 0, column->column, column->item);
    for (size_t row = 1; common && row < html_rows(page); row++)
        common = !strcmp(html_field(page, row, column->column, column->item), first);
    return common;
}

static int is_shown(const struct html_page *page, const struct html_column *column)
{
    return is_known(page, column) && !is_common(page, column);
}

/* "Equal in all cases: threads 2, kernels avx2." instead of columns of one value. */
static void put_common(const struct html_page *page, const struct html_column *columns,
                       size_t count)
{
    int written = 0;
    for (size_t i = 0; i < count; i++)
        if (is_known(page, &columns[i]) && is_common(page, &columns[i])) {
            fprintf(page->file, "%s%s ",
                    written++ ? ", " : "<p class=\"same\">Equal in all cases: ", columns[i].head);
            html_isolated(page->file, html_field(page, 0, columns[i].column, columns[i].item));
        }
    if (written)
        fputs(".</p>\n", page->file);
}

static void put_row(const struct html_page *page, size_t row, const struct html_column *columns,
                    size_t count, const struct html_more *more)
{
    html_table_row(page->file, html_case(page, row));
    if (more && more->in_front)
        more->cells(page, row);
    for (size_t i = 0; i < count; i++)
        if (is_shown(page, &columns[i]))
            put_cell(page, row, &columns[i]);
    if (more && !more->in_front)
        more->cells(page, row);
    fputs("</tr>\n", page->file);
}

static void put_more_heads(FILE *file, const struct html_more *more)
{
    for (size_t i = 0; more->head[i]; i++)
        fprintf(file, "<th scope=\"col\">%s</th>", more->head[i]);
}

void html_table_write(const struct html_page *page, const char *caption,
                      const struct html_column *columns, size_t count, const struct html_more *more)
{
    html_table_begin(page->file, caption);
    html_table_head(page->file, "case", "", 0);
    if (more && more->in_front)
        put_more_heads(page->file, more);
    for (size_t i = 0; i < count; i++)
        if (is_shown(page, &columns[i]))
            html_table_head(page->file, columns[i].head, columns[i].unit,
                            columns[i].form > HTML_CODE);
    if (more && !more->in_front)
        put_more_heads(page->file, more);
    html_table_body(page->file);
    for (size_t row = 0; row < html_rows(page); row++)
        put_row(page, row, columns, count, more);
    html_table_end(page->file);
    put_common(page, columns, count);
}
