#include "bench/html/html_leaders.h"

#include "base/mem.h"
#include "bench/html/html_rank.h"
#include "bench/results/summary.h"

#include <stdlib.h>
#include <string.h>

/* A lead to count. */
struct lead {
    const struct html_contest *contest;
    enum html_measure measure;
    int level;
    const char *words; /* "has the lowest floor" */
    char *only;        /* (rows,) space          */
};

static int one_label(const struct plot_sweep *sweep)
{
    for (size_t i = 1; i < sweep->count; i++)
        if (strcmp(sweep->cases[i].label, sweep->cases[0].label) != 0)
            return 0;
    return 1;
}

int html_contest_of(const struct html_page *page, struct html_contest *contest)
{
    const struct plot_sweep *sweep = &page->results.sweep;
    int first = plot_axis_first(sweep), other = 0;
    *contest = (struct html_contest){.axis = first, .rivals = -1};
    if (first < 0 || !one_label(sweep))
        return first >= 0;
    while (other < sweep->axes && (other == first || sweep->axis[other].values < 2))
        other++;
    *contest = (struct html_contest){.axis = other, .rivals = first};
    return other < sweep->axes;
}

/* What a case competes as: its label, or its value of the rivals' axis. */
static const char *rival_of(const struct html_page *page, const struct html_contest *contest,
                            size_t row)
{
    const struct plot_case *of = &page->results.sweep.cases[row];
    return contest->rivals < 0 ? of->label : of->value[contest->rivals];
}

/* "sapsm"; "sync barrier" */
static void put_rival(const struct html_page *page, const struct html_contest *contest,
                      const char *rival)
{
    if (contest->rivals >= 0) {
        html_isolated(page->file, page->results.sweep.axis[contest->rivals].name);
        fputs(" ", page->file);
    }
    html_isolated(page->file, rival);
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

/* 1 when the best case of another rival may be as good as the first of all. */
static int is_close(const struct html_page *page, const struct html_contest *contest,
                    const struct html_rank *rank)
{
    const char *leader = rival_of(page, contest, rank->entry[0].row);
    for (size_t i = 1; i < rank->count; i++)
        if (strcmp(rival_of(page, contest, rank->entry[i].row), leader)) {
            struct html_entry two[2] = {rank->entry[0], rank->entry[i]};
            return html_rank_is_close(&(struct html_rank){two, 2});
        }
    return 0;
}

/* Counts the values at which a rival certainly leads; *close: those of an uncertain order. */
static int count_lead(const struct html_page *page, const struct lead *lead, const char *rival,
                      size_t *close, struct err *err)
{
    const struct html_contest *contest = lead->contest;
    const struct plot_axis *axis = &page->results.sweep.axis[contest->axis];
    struct html_rank rank;
    int count = 0;
    for (size_t i = 0; i < axis->values; i++) {
        choose_rows(page, contest->axis, axis->value[i], lead->only);
        if (html_rank(page, lead->measure, lead->level, lead->only, &rank, err))
            return -1;
        if (rank.count && !strcmp(rival_of(page, contest, rank.entry[0].row), rival)) {
            int uncertain = is_close(page, contest, &rank);
            count += !uncertain;
            *close += (size_t)uncertain;
        }
        free(rank.entry);
    }
    return count;
}

/* 1 when no earlier case competes as the same. */
static int is_new_rival(const struct html_page *page, const struct html_contest *contest,
                        size_t row)
{
    for (size_t earlier = 0; earlier < row; earlier++)
        if (!strcmp(rival_of(page, contest, earlier), rival_of(page, contest, row)))
            return 0;
    return 1;
}

static void put_count(const struct html_page *page, const struct lead *lead, const char *rival,
                      int count, int first)
{
    const struct plot_axis *axis = &page->results.sweep.axis[lead->contest->axis];
    fputs(first ? "<li><strong>" : "; ", page->file);
    put_rival(page, lead->contest, rival);
    if (first) {
        fprintf(page->file, "</strong> %s at %d of %zu values of ", lead->words, count,
                axis->values);
        html_isolated(page->file, axis->name);
    } else
        fprintf(page->file, " at %d", count);
}

/* The values at which no rival certainly leads. */
static void put_close(const struct html_page *page, const struct lead *lead, size_t close,
                      int written)
{
    const struct plot_axis *axis = &page->results.sweep.axis[lead->contest->axis];
    if (written && close)
        fprintf(page->file, "; at %zu the order is not certain", close);
    if (!written && close) {
        fprintf(page->file, "<li>It is not certain at any of %zu values of ", axis->values);
        html_isolated(page->file, axis->name);
        fputs(" which ", page->file);
        if (lead->contest->rivals < 0)
            fputs("algorithm", page->file);
        else
            html_isolated(page->file, page->results.sweep.axis[lead->contest->rivals].name);
        fprintf(page->file, " %s", lead->words);
    }
    if (written || close)
        fputs(".</li>\n", page->file);
}

/* "sapsm has the lowest floor at 5 of 8 values of nonzeros; RZA-LMS at 1; at 2 the order is not
 * certain." */
static int put_tally(const struct html_page *page, const struct lead *lead, struct err *err)
{
    size_t close = 0;
    int written = 0;
    for (size_t row = 0; row < html_rows(page); row++) {
        const char *rival = rival_of(page, lead->contest, row);
        int count =
            is_new_rival(page, lead->contest, row) ? count_lead(page, lead, rival, &close, err) : 0;
        if (count < 0)
            return -1;
        if (count)
            put_count(page, lead, rival, count, !written++);
    }
    put_close(page, lead, close, written);
    return 0;
}

static int put_tallies(const struct html_page *page, const struct html_contest *contest, int level,
                       char *only, struct err *err)
{
    char seconds[96], iterations[96];
    double db = level < 0 ? 0 : -target_db[level];
    snprintf(seconds, sizeof seconds, "reaches \u2212%g\u00a0dB in the least time", db);
    snprintf(iterations, sizeof iterations, "reaches \u2212%g\u00a0dB in the fewest iterations",
             db);
    const struct lead leads[] = {
        {contest, HTML_FLOOR, 0, "has the lowest floor", only},
        {contest, HTML_UPDATE, 0, "has the fastest update", only},
        {contest, HTML_ITERATIONS, level, iterations, only},
        {contest, HTML_SECONDS, level, seconds, only},
    };
    fputs("<ul class=\"answer\">\n", page->file);
    for (int i = 0; i < (level < 0 ? 2 : 4); i++)
        if (put_tally(page, &leads[i], err))
            return -1;
    fputs("</ul>\n", page->file);
    return 0;
}

/* ---- the table ---- */

static int put_cell(const struct html_page *page, const struct html_contest *contest,
                    enum html_measure measure, int level, const char *only, struct err *err)
{
    struct html_rank rank;
    if (html_rank(page, measure, level, only, &rank, err))
        return -1;
    fputs("<td>", page->file);
    if (rank.count) {
        html_isolated(page->file, rival_of(page, contest, rank.entry[0].row));
        fputs(is_close(page, contest, &rank) ? "* " : " ", page->file);
        fputs("<span class=\"value\">", page->file);
        html_put_measure(page->file, measure, rank.entry[0].value);
        fputs("</span>", page->file);
    } else
        fputs("&ndash;", page->file);
    fputs("</td>", page->file);
    free(rank.entry);
    return 0;
}

static void put_heads(const struct html_page *page, const struct html_contest *contest, int level)
{
    const struct plot_axis *axis = &page->results.sweep.axis[contest->axis];
    fputs("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
          "<table>\n<caption>Which ",
          page->file);
    if (contest->rivals < 0)
        fputs("algorithm", page->file);
    else
        html_isolated(page->file, page->results.sweep.axis[contest->rivals].name);
    fputs(" leads, by ", page->file);
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

static int put_row(const struct html_page *page, const struct html_contest *contest,
                   const char *value, int level, const char *only, struct err *err)
{
    fputs("<tr><th scope=\"row\">", page->file);
    html_isolated(page->file, value);
    fputs("</th>", page->file);
    int failed = put_cell(page, contest, HTML_FLOOR, 0, only, err) ||
                 (level >= 0 && (put_cell(page, contest, HTML_ITERATIONS, level, only, err) ||
                                 put_cell(page, contest, HTML_SECONDS, level, only, err))) ||
                 put_cell(page, contest, HTML_UPDATE, 0, only, err);
    fputs("</tr>\n", page->file);
    return failed ? -1 : 0;
}

static int put_table(const struct html_page *page, const struct html_contest *contest, int level,
                     char *only, struct err *err)
{
    const struct plot_axis *axis = &page->results.sweep.axis[contest->axis];
    int failed = 0;
    put_heads(page, contest, level);
    for (size_t i = 0; !failed && i < axis->values; i++) {
        choose_rows(page, contest->axis, axis->value[i], only);
        failed = put_row(page, contest, axis->value[i], level, only, err);
    }
    fputs("</tbody></table>\n</div>\n", page->file);
    return failed;
}

int html_leaders_write(const struct html_page *page, const struct html_contest *contest, int level,
                       struct err *err)
{
    char *only = mem_zeroed(html_rows(page), 1, err);
    int failed = !only || put_tallies(page, contest, level, only, err) ||
                 put_table(page, contest, level, only, err);
    free(only);
    return failed ? -1 : 0;
}
