#include "bench/results/passage.h"

#include "base/mem.h"
#include "bench/results/trend.h"

#include <math.h>
#include <stdlib.h>

/* Pools each point with previous ones until the means of the pools fall. `mean` and `count`
 * (points,) hold the pools; returns their number. */
static int pool_adjacent(const double *power, int points, double *mean, int *count)
{
    int pools = 0;
    for (int i = 0; i < points; i++) {
        mean[pools] = power[i];
        count[pools++] = 1;
        while (pools > 1 && mean[pools - 2] < mean[pools - 1]) {
            int last = --pools, both = count[last - 1] + count[last];
            mean[last - 1] += (mean[last] - mean[last - 1]) * count[last] / both;
            count[last - 1] = both;
        }
    }
    return pools;
}

static int fit_falling(struct passages *passages, const double *power, struct err *err)
{
    size_t points = (size_t)passages->points;
    double *mean = mem_zeroed(points, sizeof *mean, err);
    int *count = mem_zeroed(points, sizeof *count, err);
    int failed = !mean || !count;
    int pools = failed ? 0 : pool_adjacent(power, passages->points, mean, count);
    for (int pool = 0, i = 0; pool < pools; pool++)
        for (int end = i + count[pool]; i < end; i++)
            passages->fit[i] = mean[pool];
    free(mean);
    free(count);
    return failed ? -1 : 0;
}

/* The number of standard errors by which a mean must be below a target. It is large because the end
 * of the fit is its minimum. */
static const double significant = 4;

/* Powers below the level at the end of the curve get the error of that level. */
static void bound_rest(struct passages *passages, const double *power)
{
    int points = passages->points;
    struct trend noise = trend_of(power, points, points / 10);
    double level = noise.mean[TREND_STRETCHES - 1], sum = 0;
    for (int i = points - 1; i >= 0; i--) {
        sum += power[i];
        double mean = sum / (points - i);
        double error = noise.points ? trend_error(&noise, points - i) * fmax(mean, level) : 0;
        passages->rest[i] = mean + significant * error;
    }
}

int passages_init(struct passages *passages, const double *power, int points, struct err *err)
{
    size_t size = (size_t)(points > 0 ? points : 1);
    *passages = (struct passages){.points = points,
                                  .fit = mem_zeroed(size, sizeof *passages->fit, err),
                                  .rest = mem_zeroed(size, sizeof *passages->rest, err)};
    if (!passages->fit || !passages->rest || fit_falling(passages, power, err)) {
        passages_free(passages);
        return -1;
    }
    bound_rest(passages, power);
    return 0;
}

void passages_free(struct passages *passages)
{
    free(passages->fit);
    free(passages->rest);
    *passages = (struct passages){0};
}

int passages_below(const struct passages *passages, double target)
{
    for (int i = 0; i < passages->points; i++)
        if (passages->fit[i] <= target)
            return i;
    return -1;
}

int passages_first(const struct passages *passages, double target)
{
    int i = passages_below(passages, target);
    return i >= 0 && passages->rest[i] <= target ? i : -1;
}
