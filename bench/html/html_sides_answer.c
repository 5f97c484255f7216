/* The answer of a page of several results: each side against the first, in words. */
#include "bench/common/statistics.h"
#include "bench/html/html_sides.h"
#include "bench/html/html_sides_gaps.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One side against the first. */
struct score {
    size_t cases, faster, slower; /* with known times; those whose interval excludes 1 */
    size_t digests, unequal;      /* cases with digests under exact policies; different ones */
    struct interval mean;         /* of the logarithms of the ratios */
    double lowest, highest;
};

static int is_exact(const json_t *line)
{
    return !strcmp(html_line_word(line, &summary_determinism), "bitwise");
}

static void count_digest(struct score *score, const json_t *line, const json_t *base)
{
    if (!line || !base || !is_exact(line) || !is_exact(base))
        return;
    score->digests++;
    score->unequal +=
        strcmp(html_line_word(line, &summary_digest), html_line_word(base, &summary_digest)) != 0;
}

static int score_side(const struct html_sides *sides, int side, struct score *score,
                      struct err *err)
{
    double *logarithm = mem_zeroed(sides->cases, sizeof *logarithm, err);
    *score = (struct score){.lowest = INFINITY};
    for (size_t i = 0; logarithm && i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[side], *base = sides->shared[i].line[0];
        struct html_ratio ratio = html_ratio_of(line, base);
        count_digest(score, line, base);
        if (!(ratio.value > 0) || !isfinite(ratio.value))
            continue;
        logarithm[score->cases++] = log(ratio.value);
        score->faster += ratio.high < 1;
        score->slower += ratio.low > 1;
        score->lowest = fmin(score->lowest, ratio.value);
        score->highest = fmax(score->highest, ratio.value);
    }
    if (logarithm && score->cases)
        score->mean = mean_interval(logarithm, score->cases, 1);
    free(logarithm);
    return logarithm ? 0 : -1;
}

static void put_score(const struct html_sides *sides, int side, const struct score *score)
{
    FILE *file = sides->file;
    char letter = html_side_letter(side);
    if (!score->cases) {
        fprintf(file, "<li><strong>%c</strong> and A share no timed case.</li>\n", letter);
        return;
    }
    fprintf(file, "<li><strong>%c takes %.3g times the time of A</strong>, geometric mean of ",
            letter, exp(score->mean.mean));
    html_put_count(file, score->cases, "case");
    if (isfinite(score->mean.low))
        fprintf(file, " (95\u00a0%% interval over the cases: %.3g to %.3g)", exp(score->mean.low),
                exp(score->mean.high));
    fprintf(file,
            "; from %.3g to %.3g times. %c is faster in %zu, slower in %zu; in %zu the intervals "
            "overlap or are unknown.</li>\n",
            score->lowest, score->highest, letter, score->faster, score->slower,
            score->cases - score->faster - score->slower);
}

static void put_digests(const struct html_sides *sides, int side, const struct score *score)
{
    char letter = html_side_letter(side);
    if (!score->digests)
        return;
    if (score->unequal)
        fprintf(sides->file,
                "<li class=\"bad\">%c and A computed different results in %zu of %zu cases: see <a "
                "href=\"#accuracy\">Accuracy</a>.</li>\n",
                letter, score->unequal, score->digests);
    else
        fprintf(sides->file, "<li>%c and A computed the same bits in all ", letter);
    if (!score->unequal) {
        html_put_count(sides->file, score->digests, "case");
        fputs(" that promise it: the times are of the same work.</li>\n", sides->file);
    }
}

/* A page of one side has nothing to compare. */
static void put_only(const struct html_sides *sides)
{
    double best = 0;
    size_t timed = 0, at = 0;
    for (size_t i = 0; i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[0];
        double share = html_line_number(line, &summary_ceiling_ns, 0) /
                       html_line_number(line, &summary_ns_per_update, 0);
        timed += isfinite(share) != 0;
        if (share > best) {
            best = share;
            at = i;
        }
    }
    if (!timed)
        return;
    fputs("<li>", sides->file);
    html_isolated(sides->file, sides->shared[at].name);
    fprintf(sides->file, " comes closest to the machine's ceilings: %.0f\u00a0%%, bound by ",
            100 * best);
    html_isolated(sides->file, html_line_word(sides->shared[at].line[0], &summary_ceiling_by));
    fputs(".</li>\n", sides->file);
}

static int write_answer(const struct html_sides *sides, struct err *err)
{
    fputs("<ul class=\"answer\">\n", sides->file);
    for (int side = 1; side < sides->count; side++) {
        struct score score;
        if (score_side(sides, side, &score, err))
            return -1;
        put_score(sides, side, &score);
        put_digests(sides, side, &score);
    }
    if (sides->count == 1)
        put_only(sides);
    fputs("</ul>\n", sides->file);
    html_sides_put_gaps(sides);
    return 0;
}

const struct html_sides_section html_sides_answer = {
    .id = "answer",
    .title = "Answer",
    .write = write_answer,
};
