/* The answer in words, made from the summary: who reaches the level first, whose floor is lowest,
 * whose update is fastest, and what could not be measured. */
#include "bench/html/html_leaders.h"
#include "bench/html/html_missing.h"
#include "bench/html/html_rank.h"
#include "bench/results/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_entry(const struct html_page *page, enum html_measure measure,
                      const struct html_entry *entry)
{
    html_put_measure(page->file, measure, entry->value);
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

/* "<strong>A</strong> has the lowest floor: -39.39 dB (95 %: ...); B follows with ..." */
static void put_leader(const struct html_page *page, enum html_measure measure, const char *words,
                       const struct html_rank *rank)
{
    fputs("<strong>", page->file);
    html_isolated(page->file, html_case(page, rank->entry[0].row));
    fprintf(page->file, "</strong> %s: ", words);
    put_entry(page, measure, &rank->entry[0]);
    if (rank->count < 2)
        return;
    fputs("; ", page->file);
    html_isolated(page->file, html_case(page, rank->entry[1].row));
    fputs(" follows with ", page->file);
    put_entry(page, measure, &rank->entry[1]);
}

/* "It is not certain which case has the lowest floor, since intervals overlap: A -39.39 dB (95 %:
 * ...), B ..." */
static void put_candidates(const struct html_page *page, enum html_measure measure,
                           const char *words, const struct html_rank *rank)
{
    int known = isfinite(rank->entry[0].high) && isfinite(rank->entry[1].low);
    fprintf(page->file, "It is not certain which case %s, since intervals %s: ", words,
            known ? "overlap" : "are unknown");
    for (int i = 0; i < 2; i++) {
        fputs(i ? "; " : "", page->file);
        html_isolated(page->file, html_case(page, rank->entry[i].row));
        fputs(" ", page->file);
        put_entry(page, measure, &rank->entry[i]);
    }
}

struct question {
    enum html_measure measure;
    int level;
    char words[80]; /* "has the lowest floor" */
};

/* close: 1: only if the order is not certain; 0: only if it is. */
static int put_sentence(const struct html_page *page, const struct question *question, int close,
                        struct err *err)
{
    struct html_rank rank;
    if (html_rank(page, question->measure, question->level, NULL, &rank, err))
        return -1;
    if (rank.count && html_rank_is_close(&rank) == close) {
        fputs("<li>", page->file);
        (close ? put_candidates : put_leader)(page, question->measure, question->words, &rank);
        fputs(".</li>\n", page->file);
    }
    free(rank.entry);
    return 0;
}

/* Where no curve has settled, no floor is a steady state. */
static int has_floor(const struct html_page *page)
{
    for (size_t row = 0; row < html_rows(page); row++)
        if (strcmp(html_field(page, row, &summary_settled, 0), "no") != 0)
            return 1;
    return 0;
}

enum { QUESTIONS = 6 };

/* What the results can answer, the most telling first; their number. */
static int choose_questions(const struct html_page *page, int level, struct question *ask)
{
    int count = 0;
    char text[32];
    double db = level < 0 ? 0 : -target_db[level];
    static const struct {
        enum html_measure measure;
        char how[28];
    } reached[] = {
        {HTML_SECONDS, "in the least time"},
        {HTML_ITERATIONS, "in the fewest iterations"},
        {HTML_JOULES, "with the least energy"},
    };
    if (*html_fact(page, "resolved.run.support_threshold", text))
        ask[count++] = (struct question){
            HTML_SUPPORT, 0, "finds the non-zero taps, and no others, in the fewest iterations"};
    for (size_t i = 0; level >= 0 && i < sizeof reached / sizeof *reached; i++) {
        ask[count] = (struct question){reached[i].measure, level, ""};
        snprintf(ask[count++].words, sizeof ask->words, "reaches \u2212%g\u00a0dB %s", db,
                 reached[i].how);
    }
    if (has_floor(page))
        ask[count++] = (struct question){HTML_FLOOR, 0, "has the lowest floor"};
    ask[count++] = (struct question){HTML_UPDATE, 0, "has the fastest update"};
    return count;
}

/* What is certain first. */
static int put_sentences(const struct html_page *page, int level, struct err *err)
{
    struct question ask[QUESTIONS];
    int count = choose_questions(page, level, ask), failed = 0;
    fputs("<ul class=\"answer\">\n", page->file);
    for (int close = 0; close < 2; close++)
        for (int i = 0; !failed && i < count; i++)
            failed = put_sentence(page, &ask[i], close, err);
    fputs("</ul>\n", page->file);
    return failed ? -1 : 0;
}

/* Of the machine's ceilings, if some case was compared with them. */
static int put_closest(const struct html_page *page, struct err *err)
{
    struct html_rank rank;
    if (html_rank(page, HTML_DISTANCE, 0, NULL, &rank, err))
        return -1;
    html_rank_put_closest(page->file, &rank, html_case(page, rank.count ? rank.entry[0].row : 0),
                          rank.count ? html_word(page, rank.entry[0].row, &summary_ceiling_by) : "",
                          "p");
    free(rank.entry);
    return 0;
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
    if (put_closest(page, err))
        return -1;
    html_missing_write(page);
    return 0;
}

const struct html_section html_section_answer = {
    .id = "answer",
    .title = "Answer",
    .write = write_answer,
};
