/* What sections look up in a result. */
#include "bench/html/html_page.h"

#include <math.h>
#include <string.h>

const char *html_field(const struct html_page *page, size_t row, const struct column *column,
                       int item)
{
    char room[COLUMN_NAME];
    const struct csv_table *summary = &page->results.summary;
    int at = csv_table_column(summary, column_name(column, NULL, item, room), NULL);
    return at < 0 ? "" : csv_table_text(summary, row, at);
}

double html_number(const struct html_page *page, size_t row, const struct column *column, int item)
{
    char room[COLUMN_NAME];
    double value;
    const struct csv_table *summary = &page->results.summary;
    int at = csv_table_column(summary, column_name(column, NULL, item, room), NULL);
    return at < 0 || csv_table_number(summary, row, at, &value, NULL) ? (double)NAN : value;
}

size_t html_rows(const struct html_page *page)
{
    return page->results.summary.rows;
}

const char *html_case(const struct html_page *page, size_t row)
{
    return html_word(page, row, &summary_case);
}

const json_t *html_line(const struct html_page *page, size_t row)
{
    const json_t *line;
    size_t i;
    json_array_foreach(page->results.cases, i, line)
    {
        if (!strcmp(json_string_value(json_object_get(line, summary_case.name)),
                    html_case(page, row)))
            return line;
    }
    return NULL;
}

int html_known(const struct html_page *page, const struct column *column, int item)
{
    for (size_t row = 0; row < html_rows(page); row++)
        if (*html_field(page, row, column, item))
            return 1;
    return 0;
}

const char *html_fact(const struct html_page *page, const char *path, char text[32])
{
    const char *fact = plot_results_fact(&page->results, path, text, 32);
    return fact ? fact : "";
}
