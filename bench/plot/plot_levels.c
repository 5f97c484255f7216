#include "bench/plot/plot_levels.h"

#include "bench/plot/plot_caption.h"

#include <math.h>
#include <stdio.h>

static const double farthest =
    4; /* a factor: an end that is farther from its point leaves the frame */

/* ---- reading ---- */

/* The columns of a quantity: the estimate and the ends of its interval. */
static const struct column *const columns[PLOT_SPENT][3] = {
    {&summary_iterations_to, &summary_iterations_low_to, &summary_iterations_high_to},
    {&summary_seconds_to, &summary_seconds_low_to, &summary_seconds_high_to}};

static int read_spent(const struct plot_results *results, const struct plot_case *one, int level,
                      const struct column *const column[3], struct plot_point *point,
                      struct err *err)
{
    double *const value[] = {&point->y, &point->low, &point->high};
    for (int i = 0; i < 3; i++)
        if (plot_results_item(results, one, column[i], level, value[i], err))
            return -1;
    if (!(point->y > 0))
        point->y = point->low = point->high = NAN;
    if (isfinite(point->low) && isnan(point->high))
        point->high = INFINITY;
    return 0;
}

int plot_level_read(const struct plot_results *results, const struct plot_case *one, int level,
                    struct plot_point spent[PLOT_SPENT], struct err *err)
{
    for (int i = 0; i < PLOT_SPENT; i++) {
        spent[i].x = NAN;
        if (read_spent(results, one, level, columns[i], &spent[i], err))
            return -1;
    }
    return 0;
}

static int reaches(const struct plot_results *results, const struct plot_case *one, int level)
{
    double iterations;
    return !plot_results_item(results, one, &summary_iterations_to, level, &iterations, NULL) &&
           isfinite(iterations);
}

int plot_level_find(const struct plot_results *results)
{
    size_t reached[TARGETS] = {0}, any = 0;
    for (size_t i = 0; i < results->sweep.count; i++) {
        const struct plot_case *one = &results->sweep.cases[i];
        for (int level = 0; level < TARGETS; level++)
            reached[level] += (size_t)reaches(results, one, level);
        any += (size_t)reaches(results, one, 0);
    }
    int level = TARGETS - 1;
    while (level >= 0 && (!reached[level] || 2 * reached[level] < any))
        level--;
    return level;
}

void plot_level_text(int level, char text[PLOT_LEVEL_TEXT])
{
    snprintf(text, PLOT_LEVEL_TEXT, "−%g dB", -target_db[level]);
}

/* ---- writing ---- */

void plot_level_write(const struct plot_writer *writer, const struct plot_point *point)
{
    plot_write_number(writer, point->y, " ");
    plot_write_number(writer, point->low, " ");
    if (isinf(point->high))
        fputs("inf ", writer->file);
    else
        plot_write_number(writer, point->high, " ");
}

void plot_level_widen(struct plot_range *range, const struct plot_point *point)
{
    if (!isfinite(point->y))
        return;
    range->low = fmin(range->low, point->y);
    range->high = fmax(range->high, point->y);
    if (isnan(point->low))
        return;
    range->low = fmin(range->low, fmax(point->low, point->y / farthest));
    range->high = fmax(range->high, fmin(point->high, point->y * farthest));
}

void plot_level_define(const struct plot_writer *writer, const struct plot_range range[PLOT_SPENT],
                       double length, int upright)
{
    static const char *const name[PLOT_SPENT] = {"iterations", "seconds"};
    for (int i = 0; i < PLOT_SPENT; i++) {
        struct plot_range known =
            range[i].low <= range[i].high ? range[i] : (struct plot_range){1, 10};
        struct plot_range wide = plot_range_with_room(known);
        plot_define_decades(writer, name[i], &wide, (enum plot_spent)i, length, upright);
    }
}

/* The range of one quantity; empty (low > high) when none is known. */
static struct plot_range range_of_spots(const struct plot_figure *figure, enum plot_spent spent)
{
    struct plot_range range = {INFINITY, 0};
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++)
            plot_level_widen(&range, &figure->series[i].spot[j].spent[spent]);
    return range;
}

void plot_level_define_spots(const struct plot_writer *writer, double length)
{
    struct plot_range range[PLOT_SPENT];
    for (int i = 0; i < PLOT_SPENT; i++)
        range[i] = range_of_spots(writer->figure, (enum plot_spent)i);
    plot_level_define(writer, range, length, 1);
}

/* The number of the figure's cases without an interval of their time. */
static size_t count_without_interval(const struct plot_writer *writer)
{
    size_t without = 0;
    for (size_t i = 0; i < writer->figure->count; i++)
        for (size_t j = 0; j < writer->figure->series[i].spots; j++) {
            struct plot_time time = {NAN, NAN, NAN};
            plot_results_time(writer->results, writer->figure->series[i].spot[j].one, &time, NULL);
            without += (size_t)!isfinite(time.low);
        }
    return without;
}

void plot_level_remark(const struct plot_writer *writer)
{
    size_t without = count_without_interval(writer);
    fputs(" Bars of iterations show the 95 % confidence interval over the trials; an open end lies "
          "beyond the run. Times are those of one network; their bars add the interval of the time "
          "per update.",
          writer->file);
    if (without)
        fprintf(writer->file, " The time%s of %zu case%s no bar: fewer than six timed repetitions.",
                without == 1 ? "" : "s", without, without == 1 ? " has" : "s have");
}
