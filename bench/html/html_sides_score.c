#include "bench/html/html_sides_score.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int is_exact(const json_t *line)
{
    return !strcmp(html_line_word(line, &summary_determinism), "bitwise");
}

static void count_digest(struct html_score *score, const json_t *line, const json_t *base)
{
    if (!line || !base || !is_exact(line) || !is_exact(base))
        return;
    score->digests++;
    score->unequal +=
        strcmp(html_line_word(line, &summary_digest), html_line_word(base, &summary_digest)) != 0;
}

static void count_ratio(struct html_score *score, const struct html_ratio *ratio)
{
    score->cases++;
    score->faster += ratio->high < 1;
    score->slower += ratio->low > 1;
    score->unknown += !isfinite(ratio->low) || !isfinite(ratio->high);
    score->lowest = fmin(score->lowest, ratio->value);
    score->highest = fmax(score->highest, ratio->value);
}

/* logarithm: (score->cases,); last: the ratio of the last of them */
static struct interval mean_ratio(const struct html_score *score, const double *logarithm,
                                  const struct html_ratio *last)
{
    if (!score->cases)
        return (struct interval){NAN, NAN, NAN};
    if (score->cases == 1)
        return (struct interval){last->value, last->low, last->high};
    struct interval mean = mean_interval(logarithm, score->cases, 1);
    return (struct interval){exp(mean.mean), exp(mean.low), exp(mean.high)};
}

int html_sides_score(const struct html_sides *sides, int side, int base_side,
                     struct html_score *score, struct err *err)
{
    double *logarithm = mem_zeroed(sides->cases, sizeof *logarithm, err);
    struct html_ratio last = {NAN, NAN, NAN};
    *score = (struct html_score){.lowest = INFINITY};
    if (!logarithm)
        return -1;
    for (size_t i = 0; i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[side], *base = sides->shared[i].line[base_side];
        struct html_ratio ratio = html_ratio_of(line, base);
        count_digest(score, line, base);
        if (!(ratio.value > 0) || !isfinite(ratio.value))
            continue;
        logarithm[score->cases] = log(ratio.value);
        count_ratio(score, &ratio);
        last = ratio;
    }
    score->mean = mean_ratio(score, logarithm, &last);
    free(logarithm);
    return 0;
}

int html_score_direction(const struct html_score *score, double least)
{
    return (score->mean.high < 1 / least) - (score->mean.low > least);
}
