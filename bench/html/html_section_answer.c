/* The answer in words, made from the summary: who reaches the level first, whose floor is lowest,
 * whose update is fastest, and what could not be measured. */
#include "bench/html/html_leaders.h"
#include "bench/html/html_missing.h"
#include "bench/html/html_rank.h"
#include "bench/results/summary.h"

#include <math.h>
#include <stdlib.h>

static void put_leader(const struct html_page *page, const struct html_rank *rank)
{
    fputs("<strong>", page->file);
    html_isolated(page->file, html_case(page, rank->entry[0].row));
    fputs("</strong>", page->file);
}

static void put_interval(const struct html_page *page, enum html_measure measure,
                         const struct html_entry *entry)
{
    if (!isfinite(entry->high))
        return;
    fputs(" (95\u00a0%: ", page->file);
    if (isfinite(entry->low))
        html_put_measure(page->file, measure, entry->low);
    else
        fputs("\u2212\u221e", page->file);
    fputs(" to ", page->file);
    html_put_measure(page->file, measure, entry->high);
    fputs(")", page->file);
}

/* "; RZA-LMS follows with 250 iterations. Their intervals overlap: ..." */
static void put_second(const struct html_page *page, enum html_measure measure,
                       const struct html_rank *rank)
{
    if (rank->count > 1) {
        fputs("; ", page->file);
        html_isolated(page->file, html_case(page, rank->entry[1].row));
        fputs(" follows with ", page->file);
        html_put_measure(page->file, measure, rank->entry[1].value);
        put_interval(page, measure, &rank->entry[1]);
    }
    fputs(".", page->file);
    if (!html_rank_is_close(rank))
        return;
    if (isfinite(rank->entry[0].high) && isfinite(rank->entry[1].high))
        fputs(" Their intervals overlap: the order is not certain.", page->file);
    else
        fputs(" Without intervals the order is not certain.", page->file);
}

/* "<strong>A</strong> BEFORE VALUE; B follows with VALUE." */
static int put_sentence(const struct html_page *page, enum html_measure measure, int level,
                        const char *before, struct err *err)
{
    struct html_rank rank;
    if (html_rank(page, measure, level, NULL, &rank, err))
        return -1;
    if (rank.count) {
        fputs("<li>", page->file);
        put_leader(page, &rank);
        fputs(before, page->file);
        html_put_measure(page->file, measure, rank.entry[0].value);
        put_interval(page, measure, &rank.entry[0]);
        put_second(page, measure, &rank);
        fputs("</li>\n", page->file);
    }
    free(rank.entry);
    return 0;
}

static int put_sentences(const struct html_page *page, int level, struct err *err)
{
    char iterations[96], seconds[96], joules[96];
    double db = level < 0 ? 0 : -target_db[level];
    snprintf(iterations, sizeof iterations,
             " reaches \u2212%g\u00a0dB in the fewest iterations: ", db);
    snprintf(seconds, sizeof seconds, " reaches \u2212%g\u00a0dB in the least time: ", db);
    snprintf(joules, sizeof joules, " reaches \u2212%g\u00a0dB with the least energy: ", db);
    fputs("<ul class=\"answer\">\n", page->file);
    int failed = (level >= 0 && (put_sentence(page, HTML_SECONDS, level, seconds, err) ||
                                 put_sentence(page, HTML_ITERATIONS, level, iterations, err) ||
                                 put_sentence(page, HTML_JOULES, level, joules, err))) ||
                 put_sentence(page, HTML_FLOOR, 0, " has the lowest floor: ", err) ||
                 put_sentence(page, HTML_UPDATE, 0, " has the fastest update: ", err);
    fputs("</ul>\n", page->file);
    return failed ? -1 : 0;
}

/* The largest share of the machine's ceilings, if some case was compared with them. */
static void put_closest(const struct html_page *page)
{
    double best = 0;
    size_t at = 0;
    for (size_t row = 0; row < html_rows(page); row++) {
        double share = html_number(page, row, &summary_ceiling_ns, 0) /
                       html_number(page, row, &summary_ns_per_update, 0);
        if (share > best) {
            best = share;
            at = row;
        }
    }
    if (!(best > 0))
        return;
    fputs("<p><strong>", page->file);
    html_isolated(page->file, html_case(page, at));
    fprintf(page->file,
            "</strong> comes closest to the machine's ceilings: %.0f\u00a0%%, bound by ",
            100 * best);
    html_isolated(page->file, html_word(page, at, &summary_ceiling_by));
    fputs(".</p>\n", page->file);
}

static void put_expected(const struct html_page *page)
{
    char text[32];
    const char *expected = html_fact(page, "resolved.expect", text);
    if (!*expected)
        return;
    fputs("<p class=\"expected\">Expected: ", page->file);
    html_isolated(page->file, expected);
    fputs("</p>\n", page->file);
}

static int write_answer(const struct html_page *page, struct err *err)
{
    struct html_contest contest;
    int level = html_level(page);
    put_expected(page);
    if (html_contest_of(page, &contest) ? html_leaders_write(page, &contest, level, err)
                                        : put_sentences(page, level, err))
        return -1;
    put_closest(page);
    html_missing_write(page);
    return 0;
}

const struct html_section html_section_answer = {
    .id = "answer",
    .title = "Answer",
    .write = write_answer,
};
