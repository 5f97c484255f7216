#include "bench/html/html_leaders.h"

#include "base/mem.h"
#include "bench/html/html_rank.h"
#include "bench/results/summary.h"

#include <stdlib.h>
#include <string.h>

/* A lead to count. */
struct lead {
    int axis;
    enum html_measure measure;
    int level;
    const char *words; /* "has the lowest floor" */
    char *only;        /* (rows,) space          */
};

static const char *label_of(const struct html_page *page, size_t row)
{
    return page->results.sweep.cases[row].label;
}

/* Which cases have a value of the axis, or do not depend on it. */
static void choose_rows(const struct html_page *page, int axis, const char *value, char *only)
{
    for (size_t row = 0; row < html_rows(page); row++) {
        const char *own = page->results.sweep.cases[row].value[axis];
        only[row] = !*own || !strcmp(own, value);
    }
}

/* ---- sentences ---- */

/* Counts the values at which a case of the label leads; *close: those of an uncertain order. */
static int count_lead(const struct html_page *page, const struct lead *lead, const char *label,
                      size_t *close, struct err *err)
{
    const struct plot_axis *axis = &page->results.sweep.axis[lead->axis];
    struct html_rank rank;
    int count = 0;
    for (size_t i = 0; i < axis->values; i++) {
        choose_rows(page, lead->axis, axis->value[i], lead->only);
        if (html_rank(page, lead->measure, lead->level, lead->only, &rank, err))
            return -1;
        if (rank.count && !strcmp(label_of(page, rank.entry[0].row), label)) {
            count++;
            *close += (size_t)html_rank_is_close(&rank);
        }
        free(rank.entry);
    }
    return count;
}

/* 1 when no earlier case has the label. */
static int is_new_label(const struct html_page *page, size_t row)
{
    for (size_t earlier = 0; earlier < row; earlier++)
        if (!strcmp(label_of(page, earlier), label_of(page, row)))
            return 0;
    return 1;
}

static void put_count(const struct html_page *page, const struct lead *lead, const char *label,
                      int count, int first)
{
    const struct plot_axis *axis = &page->results.sweep.axis[lead->axis];
    fputs(first ? "<li><strong>" : "; ", page->file);
    html_isolated(page->file, label);
    if (first)
        fprintf(page->file, "</strong> %s at ", lead->words);
    else
        fputs(" at ", page->file);
    if (first) {
        fprintf(page->file, "%d of %zu values of ", count, axis->values);
        html_isolated(page->file, axis->name);
    } else
        fprintf(page->file, "%d", count);
}

/* "sapsm has the lowest floor at 7 of 8 values of nonzeros; RZA-LMS at 1. At 2 the order is not
 * certain." */
static int put_tally(const struct html_page *page, const struct lead *lead, struct err *err)
{
    size_t close = 0;
    int written = 0;
    for (size_t row = 0; row < html_rows(page); row++) {
        int count =
            is_new_label(page, row) ? count_lead(page, lead, label_of(page, row), &close, err) : 0;
        if (count < 0)
            return -1;
        if (count)
            put_count(page, lead, label_of(page, row), count, !written++);
    }
    if (written && close)
        fprintf(page->file, ". At %zu of them the order is not certain", close);
    if (written)
        fputs(".</li>\n", page->file);
    return 0;
}

static int put_tallies(const struct html_page *page, int axis, int level, char *only,
                       struct err *err)
{
    char seconds[96], iterations[96];
    double db = level < 0 ? 0 : -target_db[level];
    snprintf(seconds, sizeof seconds, "reaches \u2212%g\u00a0dB in the least time", db);
    snprintf(iterations, sizeof iterations, "reaches \u2212%g\u00a0dB in the fewest iterations",
             db);
    const struct lead leads[] = {
        {axis, HTML_FLOOR, 0, "has the lowest floor", only},
        {axis, HTML_UPDATE, 0, "has the fastest update", only},
        {axis, HTML_ITERATIONS, level, iterations, only},
        {axis, HTML_SECONDS, level, seconds, only},
    };
    fputs("<ul class=\"answer\">\n", page->file);
    for (int i = 0; i < (level < 0 ? 2 : 4); i++)
        if (put_tally(page, &leads[i], err))
            return -1;
    fputs("</ul>\n", page->file);
    return 0;
}

/* ---- the table ---- */

static int put_cell(const struct html_page *page, enum html_measure measure, int level,
                    const char *only, struct err *err)
{
    struct html_rank rank;
    if (html_rank(page, measure, level, only, &rank, err))
        return -1;
    fputs("<td>", page->file);
    if (rank.count) {
        html_isolated(page->file, label_of(page, rank.entry[0].row));
        fputs(html_rank_is_close(&rank) ? "* " : " ", page->file);
        fputs("<span class=\"value\">", page->file);
        html_put_measure(page->file, measure, rank.entry[0].value);
        fputs("</span>", page->file);
    } else
        fputs("&ndash;", page->file);
    fputs("</td>", page->file);
    free(rank.entry);
    return 0;
}

static void put_heads(const struct html_page *page, const struct plot_axis *axis, int level)
{
    fputs("<table>\n<caption>Who leads, by ", page->file);
    html_isolated(page->file, axis->name);
    fputs(". A * means that the second may be as good: their intervals overlap or are "
          "unknown.</caption>\n<thead><tr><th scope=\"col\">",
          page->file);
    html_text(page->file, axis->name);
    fputs("</th><th scope=\"col\">lowest floor</th>", page->file);
    if (level >= 0)
        fprintf(page->file,
                "<th scope=\"col\">fewest iterations to \u2212%g\u00a0dB</th><th "
                "scope=\"col\">least time to \u2212%g\u00a0dB</th>",
                -target_db[level], -target_db[level]);
    fputs("<th scope=\"col\">fastest update</th></tr></thead>\n<tbody>\n", page->file);
}

static int put_row(const struct html_page *page, const char *value, int level, const char *only,
                   struct err *err)
{
    fputs("<tr><th scope=\"row\">", page->file);
    html_isolated(page->file, value);
    fputs("</th>", page->file);
    int failed = put_cell(page, HTML_FLOOR, 0, only, err) ||
                 (level >= 0 && (put_cell(page, HTML_ITERATIONS, level, only, err) ||
                                 put_cell(page, HTML_SECONDS, level, only, err))) ||
                 put_cell(page, HTML_UPDATE, 0, only, err);
    fputs("</tr>\n", page->file);
    return failed ? -1 : 0;
}

static int put_table(const struct html_page *page, int a, int level, char *only, struct err *err)
{
    const struct plot_axis *axis = &page->results.sweep.axis[a];
    int failed = 0;
    put_heads(page, axis, level);
    for (size_t i = 0; !failed && i < axis->values; i++) {
        choose_rows(page, a, axis->value[i], only);
        failed = put_row(page, axis->value[i], level, only, err);
    }
    fputs("</tbody></table>\n", page->file);
    return failed;
}

int html_leaders_write(const struct html_page *page, int axis, int level, struct err *err)
{
    char *only = mem_zeroed(html_rows(page), 1, err);
    int failed = !only || put_tallies(page, axis, level, only, err) ||
                 put_table(page, axis, level, only, err);
    free(only);
    return failed ? -1 : 0;
}
