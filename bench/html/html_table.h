/* Tables of cases: a row for each case, columns of the summary. The script lets them sort and
 * filter. Every number carries the very text of summary.csv. */
#ifndef BENCH_HTML_TABLE_H
#define BENCH_HTML_TABLE_H

#include "bench/html/html_page.h"

enum html_form {                /* how a value is shown */
                 HTML_WORD,     /* as it is                                 */
                 HTML_CODE,     /* as it is, in letters of one width        */
                 HTML_COUNT,    /* without decimals                         */
                 HTML_DECIBELS, /* two decimals                             */
                 HTML_NS,       /* three digits or more, no unit            */
                 HTML_DIGITS,   /* three digits, no unit                    */
                 HTML_DURATION, /* seconds, with their unit                 */
                 HTML_PERCENT,  /* a share                                  */
                 HTML_INTERVAL, /* from `column` to `upper`                 */
};

struct html_column {
    const char *head, *unit;
    const struct column *column;
    enum html_form form;
    const struct column *upper; /* of HTML_INTERVAL */
    int item;                   /* index in a family */
};

/* Begins a table; its rows follow. The first head is that of the cases. */
void html_table_begin(FILE *, const char *caption);
void html_table_head(FILE *, const char *head, const char *unit, int of_numbers);
void html_table_body(FILE *);                  /* after the heads */
void html_table_row(FILE *, const char *name); /* begins a row; end it with "</tr>\n" */
void html_table_end(FILE *);

/* A cell with a number: `exact` for sorting and for readers of the file, `shown` decimals. */
void html_table_number(FILE *, const char *exact, double value, int decimals);

/* Writes a table of all cases, with the columns (count,) in which some case has a value. A word or
 * a count that is equal in all cases has no column but stands below the table. `more` writes
 * further cells, for the heads in `head` (NULL-terminated); NULL: none. */
struct html_more {
    const char *const *head;
    void (*cells)(const struct html_page *, size_t row);
    int in_front; /* 1: directly after the case, in sight on a narrow screen */
};
void html_table_write(const struct html_page *, const char *caption, const struct html_column *,
                      size_t count, const struct html_more *);

#endif
