#include "bench/html/html_missing.h"

#include "bench/html/html_counters.h"
#include "bench/results/words.h"

#include <math.h>
#include <string.h>

/* 1 when the sentence holds for a case. */
typedef int missing_fn(const struct html_page *, size_t row);

static int has_diverged(const struct html_page *page, size_t row)
{
    return plot_results_diverged(&page->results, &page->results.sweep.cases[row]);
}

static int is_falling(const struct html_page *page, size_t row)
{
    return !has_diverged(page, row) &&
           plot_results_falling(&page->results, &page->results.sweep.cases[row]);
}

static int has_no_system(const struct html_page *page, size_t row)
{
    return !has_diverged(page, row) && !*html_word(page, row, &summary_msd_db);
}

static int is_timed(const struct html_page *page, size_t row)
{
    return plot_results_timed(&page->results, &page->results.sweep.cases[row]);
}

static int is_timed_once(const struct html_page *page, size_t row)
{
    return !is_timed(page, row);
}

static int has_no_interval(const struct html_page *page, size_t row)
{
    return is_timed(page, row) && !*html_word(page, row, &summary_ns_low);
}

static int is_emulated(const struct html_page *page, size_t row)
{
    return !strcmp(html_word(page, row, &summary_emulated), yes_no_words[1]);
}

static int has_no_ceiling(const struct html_page *page, size_t row)
{
    return is_timed(page, row) && !*html_word(page, row, &summary_ceiling_ns);
}

static int shared_processors(const struct html_page *page, size_t row)
{
    return !strcmp(html_word(page, row, &summary_processors_shared), yes_no_words[1]);
}

static const struct {
    missing_fn *holds;
    const char *sentence;
} sentences[] = {
    {has_diverged, "Diverged, so that neither floor nor passage is known"},
    {is_falling, "Not settled, so that the floor is not a steady state"},
    {has_no_system, "No true system is known, so that the error is shown, not the deviation"},
    {is_timed_once, "Timed once, in the run of the curves, so without an interval"},
    {has_no_interval, "Fewer than six repetitions, so without an interval of the time"},
    {is_emulated, "Run in an emulator, so that the times are not those of a CPU"},
    {has_no_ceiling, "Not compared with the machine's ceilings, which <code>slabmark "
                     "machine</code> measures"},
    {shared_processors, "Timed on processors that another run had claimed"},
};

/* "A, B and 7 more" */
static void put_names(const struct html_page *page, missing_fn *holds, size_t count)
{
    enum { NAMED = 4 };
    size_t named = 0, most = count > NAMED + 1 ? NAMED : count;
    for (size_t row = 0; named < most && row < html_rows(page); row++)
        if (holds(page, row)) {
            fputs(named++ ? ", " : "", page->file);
            html_isolated(page->file, html_case(page, row));
        }
    if (named < count)
        fprintf(page->file, " and %zu more", count - named);
}

/* Returns 1 when the sentence holds for some case. */
static int put_cases(const struct html_page *page, missing_fn *holds, const char *sentence)
{
    size_t count = 0;
    for (size_t row = 0; row < html_rows(page); row++)
        count += (size_t)holds(page, row);
    if (!count)
        return 0;
    fprintf(page->file, "<li>%s: ", sentence);
    if (count == html_rows(page) && count > 1)
        fputs("all cases", page->file);
    else
        put_names(page, holds, count);
    fputs(".</li>\n", page->file);
    return 1;
}

/* A text of a column, with its number of cases, at the first of them: "Threads were not pinned: ...
 * (3 cases)." */
static int put_reason(const struct html_page *page, const struct column *column, size_t row,
                      const char *before)
{
    const char *reason = html_word(page, row, column);
    size_t count = 0;
    for (size_t other = 0; other < html_rows(page); other++)
        if (!strcmp(html_word(page, other, column), reason)) {
            if (other < row)
                return 0; /* written already */
            count++;
        }
    if (!*reason)
        return 0;
    fprintf(page->file, "<li>%s: ", before);
    html_isolated(page->file, reason);
    fputs(" (", page->file);
    html_put_count(page->file, count, "case");
    fputs(").</li>\n", page->file);
    return 1;
}

static int put_reasons(const struct html_page *page, const struct column *column,
                       const char *before)
{
    int written = 0;
    for (size_t row = 0; row < html_rows(page); row++)
        written += put_reason(page, column, row, before);
    return written;
}

static int put_disturbed(const struct html_page *page)
{
    double all = 0, disturbed = 0;
    for (size_t row = 0; row < html_rows(page); row++) {
        double here = html_number(page, row, &summary_repetitions_disturbed, 0);
        if (!is_timed(page, row) || !isfinite(here))
            continue;
        all += html_number(page, row, &summary_repetitions, 0);
        disturbed += here;
    }
    if (!(disturbed > 0))
        return 0;
    fprintf(page->file,
            "<li>Other programs, the hypervisor or a stop disturbed %.0f of %.0f repetitions: see "
            "<a href=\"#disturbances\">Disturbances</a>.</li>\n",
            disturbed, all);
    return 1;
}

static int put_damage(const struct html_page *page)
{
    const json_t *sentence;
    size_t i;
    json_array_foreach(page->damage, i, sentence)
    {
        fputs("<li class=\"bad\">Damaged: ", page->file);
        html_isolated(page->file, json_string_value(sentence));
        fputs("</li>\n", page->file);
    }
    return (int)json_array_size(page->damage);
}

/* Cases whose cores the machine lacks. */
static int put_left_out(const struct html_page *page)
{
    json_t *cases = json_object_get(page->results.run, "left_out"), *why;
    const char *name;
    json_object_foreach(cases, name, why)
    {
        fputs("<li>Left out: ", page->file);
        html_isolated(page->file, name);
        fputs(", since on its machine ", page->file);
        html_isolated(page->file, json_string_value(why));
        fputs(".</li>\n", page->file);
    }
    return (int)json_object_size(cases);
}

void html_missing_write(const struct html_page *page)
{
    int written = 0;
    fputs("<h3>What could not be measured</h3>\n<ul class=\"missing\">\n", page->file);
    written += put_damage(page);
    written += put_left_out(page);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        written += put_cases(page, sentences[i].holds, sentences[i].sentence);
    written += put_disturbed(page);
    written += html_counters_missing(page);
    written += put_reasons(page, &summary_unpinned_because, "Threads were not pinned");
    written += put_reasons(page, &summary_unprofiled_because, "Time by phase is unknown");
    if (!written)
        fputs("<li>Nothing: every column that this scenario has is known.</li>\n", page->file);
    fputs("</ul>\n", page->file);
}
