/* The answer of a page of several results: each side against the first, in words. */
#include "bench/html/html_rank.h"
#include "bench/html/html_sides.h"
#include "bench/html/html_sides_control.h"
#include "bench/html/html_sides_gaps.h"
#include "bench/html/html_sides_score.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "B (clang 14.0.6)"; the letter alone where the name is long or is that of every side. */
static void put_side(const struct html_sides *sides, int side)
{
    enum { SHORT = 48 };
    const char *words = html_side_words(&sides->side[side]);
    fprintf(sides->file, "%c", html_side_letter(side));
    if (!strcmp(words, html_side_words(&sides->side[side ? 0 : 1])) || strlen(words) > SHORT)
        return;
    fputs(" (", sides->file);
    html_isolated(sides->file, words);
    fputs(")", sides->file);
}

/* "<strong>B is slower than A: it takes 3.09 times the time</strong>"; "<strong>No difference
 * between B and A is certain</strong>: B takes 0.611 times the time" */
static void put_claim(const struct html_sides *sides, int side, const struct html_score *score,
                      int direction)
{
    FILE *file = sides->file;
    fputs("<strong>", file);
    if (!direction)
        fprintf(file, "No difference between ");
    put_side(sides, side);
    fputs(direction > 0 ? " is faster than " : direction < 0 ? " is slower than " : " and ", file);
    put_side(sides, 0);
    if (direction)
        fprintf(file, ": it takes %.3g times the time</strong>", score->mean.mean);
    else
        fprintf(file, " is certain%s</strong>: %c takes %.3g times the time",
                score->faster + score->slower ? " on average" : "", html_side_letter(side),
                score->mean.mean);
}

/* "<strong>B repeats A</strong>, the same build on the same kind of machine: it takes 0.796 times
 * the time" */
static void put_repeat(const struct html_sides *sides, int side, const struct html_score *score)
{
    fprintf(sides->file,
            "<strong>%c repeats A</strong>, the same build on the same kind of machine: it takes "
            "%.3g times the time",
            html_side_letter(side), score->mean.mean);
}

static void put_interval(FILE *file, const struct html_score *score)
{
    if (score->cases > 1)
        fprintf(file, ", geometric mean of %zu cases", score->cases);
    else
        fputs(" in one case", file);
    if (isfinite(score->mean.low) && isfinite(score->mean.high))
        fprintf(file, " (95\u00a0%% interval%s: %.3g to %.3g)",
                score->cases > 1 ? " over the cases" : "", score->mean.low, score->mean.high);
    if (score->cases > 1)
        fprintf(file, ", from %.3g to %.3g times", score->lowest, score->highest);
    fputs(".", file);
}

/* " B is faster in 2 cases, slower in 1; in 3 no difference is certain, in 19 no interval is
 * known." */
static void put_wins(FILE *file, char letter, const struct html_score *score)
{
    size_t undecided = score->cases - score->faster - score->slower - score->unknown;
    fprintf(file, " %c is faster in ", letter);
    html_put_count(file, score->faster, "case");
    fprintf(file, ", slower in %zu", score->slower);
    if (undecided)
        fprintf(file, "; in %zu no difference is certain", undecided);
    if (score->unknown)
        fprintf(file, "; in %zu a time has no interval", score->unknown);
    fputs(".", file);
}

/* Of the two sides: which were disturbed. */
static void put_doubts(const struct html_sides *sides, int side)
{
    int base = html_side_is_disturbed(sides, 0), other = html_side_is_disturbed(sides, side);
    if (!base && !other)
        return;
    fputs(" <span class=\"bad\">Other programs disturbed ", sides->file);
    if (base && other)
        fputs("both sides: their times are doubtful.</span>", sides->file);
    else
        fprintf(sides->file, "%c: its times are doubtful.</span>",
                html_side_letter(base ? 0 : side));
}

static void put_timed(const struct html_sides *sides, int side, const struct html_score *score,
                      const struct html_control *control)
{
    int repeats = control->first[side] == 0;
    int direction = html_score_direction(score, html_control_least(control));
    if (repeats)
        put_repeat(sides, side, score);
    else
        put_claim(sides, side, score, direction);
    put_interval(sides->file, score);
    if (!repeats && direction != html_score_direction(score, HTML_SCORE_LEAST))
        fprintf(sides->file, " The mean of the control differs by %.3g times.", control->mean);
    put_wins(sides->file, html_side_letter(side), score);
    if (!repeats)
        html_control_put_beyond(sides, control, side);
    put_doubts(sides, side);
}

static void put_score(const struct html_sides *sides, int side, const struct html_score *score,
                      const struct html_control *control)
{
    fputs("<li>", sides->file);
    if (control->copied[side] == 0)
        fprintf(sides->file, "<strong>%c and A are the same measurement.</strong>",
                html_side_letter(side));
    else if (score->cases)
        put_timed(sides, side, score, control);
    else
        fprintf(sides->file, "<strong>%c</strong> and A share no timed case.",
                html_side_letter(side));
    fputs("</li>\n", sides->file);
}

/* ---- results ---- */

static void put_unequal(const struct html_sides *sides, int side, const struct html_score *score)
{
    if (score->unequal)
        fprintf(sides->file,
                "<li class=\"bad\">%c and A computed different results in %zu of %zu cases: see <a "
                "href=\"#accuracy\">Accuracy</a>.</li>\n",
                html_side_letter(side), score->unequal, score->digests);
}

/* One sentence for all sides whose digests are all equal to those of A: "A, B and C computed the
 * same bits". */
static void put_equal(const struct html_sides *sides, const struct html_score *score)
{
    int equal = 0, written = 0;
    for (int side = 1; side < sides->count; side++)
        equal += score[side].digests && !score[side].unequal;
    if (!equal)
        return;
    fputs("<li>A", sides->file);
    for (int side = 1; side < sides->count; side++)
        if (score[side].digests && !score[side].unequal)
            fprintf(sides->file, "%s%c", ++written < equal ? ", " : " and ",
                    html_side_letter(side));
    fputs(" computed the same bits in every shared case that promises it: the times are of the "
          "same work.</li>\n",
          sides->file);
}

/* ---- one side ---- */

/* A page of one side has nothing to compare: its case that is nearest to the ceilings. */
static int put_only(const struct html_sides *sides, struct err *err)
{
    struct html_rank rank = {mem_zeroed(sides->cases, sizeof *rank.entry, err), 0};
    if (!rank.entry)
        return -1;
    for (size_t i = 0; i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[0];
        double least = html_line_number(line, &summary_ceiling_ns, 0);
        struct html_entry entry = {i, html_line_number(line, &summary_ns_per_update, 0) / least,
                                   html_line_number(line, &summary_ns_low, 0) / least,
                                   html_line_number(line, &summary_ns_high, 0) / least};
        if (isfinite(entry.value))
            rank.entry[rank.count++] = entry;
    }
    html_rank_sort(&rank);
    const struct html_shared *first = &sides->shared[rank.count ? rank.entry[0].row : 0];
    html_rank_put_closest(sides->file, &rank, first->name,
                          html_line_word(first->line[0], &summary_ceiling_by), "li");
    free(rank.entry);
    return 0;
}

static int write_answer(const struct html_sides *sides, struct err *err)
{
    struct html_score score[HTML_SIDES];
    struct html_control control;
    if (html_control_read(sides, &control, err))
        return -1;
    for (int side = 1; side < sides->count; side++)
        if (html_sides_score(sides, side, 0, &score[side], err))
            return -1;
    fputs("<ul class=\"answer\">\n", sides->file);
    html_control_put(sides, &control);
    for (int side = 1; side < sides->count; side++) {
        put_score(sides, side, &score[side], &control);
        put_unequal(sides, side, &score[side]);
    }
    put_equal(sides, score);
    if (sides->count == 1 && put_only(sides, err))
        return -1;
    fputs("</ul>\n", sides->file);
    html_sides_put_gaps(sides, &control);
    return 0;
}

const struct html_sides_section html_sides_answer = {
    .id = "answer",
    .title = "Answer",
    .write = write_answer,
};
