#include "bench/plot/plot_runtimes.h"

#include "base/mem.h"
#include "bench/results/passage.h"
#include "bench/scenario/setup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const int last_target = -100; /* dB */

/* The curve of a case, prepared for passages. */
struct fitted {
    struct plot_curve curve;
    struct passages passages;
};

static void free_fitted(struct fitted *fitted)
{
    passages_free(&fitted->passages);
    free(fitted->curve.point);
}

static int fit_curve(const struct plot_results *results, const struct plot_case *one,
                     struct fitted *fitted, struct err *err)
{
    *fitted = (struct fitted){0};
    if (plot_curve_read(&results->curves, one->name, results->quantity, &fitted->curve, err))
        return -1;
    size_t count = plot_results_diverged(results, one) ? 0 : fitted->curve.count;
    double *power = mem_zeroed(count, sizeof *power, err);
    for (size_t i = 0; power && i < count; i++)
        power[i] = pow(10, fitted->curve.point[i].y / 10);
    int failed = !power || passages_init(&fitted->passages, power, (int)count, err);
    free(power);
    return failed ? -1 : 0;
}

/* Iterations until the curve passes; NAN: never. */
static double passage_of(const struct fitted *fitted, int target)
{
    int point = passages_first(&fitted->passages, pow(10, target / 10.0));
    return point < 0 ? (double)NAN : fitted->curve.point[point].x;
}

int plot_runtimes_lowest(const struct plot_results *results, const struct plot_figure *figure,
                         int *lowest, struct err *err)
{
    *lowest = PLOT_FIRST_TARGET;
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++) {
            struct fitted fitted;
            if (fit_curve(results, figure->series[i].spot[j].one, &fitted, err)) {
                free_fitted(&fitted);
                return -1;
            }
            while (*lowest > last_target && isfinite(passage_of(&fitted, *lowest - 1)))
                --*lowest;
            free_fitted(&fitted);
        }
    return 0;
}

/* Seconds of one iteration of one network; NAN when unknown. */
static int find_iteration(const struct plot_results *results, const struct plot_case *one,
                          double *seconds, struct err *err)
{
    struct plot_time update;
    double nodes, threads;
    int by_trials = !strcmp(plot_results_text(results, one, &summary_parallel),
                            parallel_words[PARALLEL_TRIALS]);
    if (plot_results_time(results, one, &update, err) ||
        plot_results_number(results, one, &summary_nodes, &nodes, err) ||
        plot_results_number(results, one, &summary_threads, &threads, err))
        return -1;
    *seconds = 1e-9 * update.ns * nodes * (by_trials ? threads : 1);
    return 0;
}

static int keep_runtime(struct plot_runtimes *times, enum plot_spent spent, double value,
                        struct err *err)
{
    if (!isfinite(value))
        return 0;
    if (mem_grow(&times->spent[spent], times->count[spent], sizeof value, err))
        return -1;
    times->spent[spent][times->count[spent]++] = value;
    return 0;
}

static int add_case(const struct plot_results *results, const struct plot_case *one, int lowest,
                    struct plot_runtimes *times, struct err *err)
{
    struct fitted fitted = {0};
    double seconds;
    int failed =
        find_iteration(results, one, &seconds, err) || fit_curve(results, one, &fitted, err);
    for (int target = PLOT_FIRST_TARGET; !failed && target >= lowest; target--) {
        double iterations = passage_of(&fitted, target);
        times->pairs++;
        failed = keep_runtime(times, PLOT_ITERATIONS, iterations, err) ||
                 keep_runtime(times, PLOT_SECONDS, iterations * seconds, err);
    }
    if (!failed && fitted.curve.count) {
        double last = fitted.curve.point[fitted.curve.count - 1].x;
        times->end[PLOT_ITERATIONS] = fmax(times->end[PLOT_ITERATIONS], last);
        times->end[PLOT_SECONDS] = fmax(times->end[PLOT_SECONDS], last * seconds);
    }
    free_fitted(&fitted);
    return failed ? -1 : 0;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int plot_runtimes_find(const struct plot_results *results, const struct plot_series *series,
                       int lowest, struct plot_runtimes *times, struct err *err)
{
    *times = (struct plot_runtimes){0};
    for (size_t j = 0; j < series->spots; j++)
        if (add_case(results, series->spot[j].one, lowest, times, err))
            return -1;
    for (int i = 0; i < PLOT_SPENT; i++)
        if (times->count[i])
            qsort(times->spent[i], times->count[i], sizeof *times->spent[i], by_size);
    return 0;
}

void plot_runtimes_free(struct plot_runtimes *times)
{
    for (int i = 0; i < PLOT_SPENT; i++)
        free(times->spent[i]);
    *times = (struct plot_runtimes){0};
}

int plot_runtimes_ranges(const struct plot_results *results, const struct plot_figure *figure,
                         int lowest, struct plot_range range[PLOT_SPENT], struct err *err)
{
    range[PLOT_ITERATIONS] = range[PLOT_SECONDS] = (struct plot_range){INFINITY, 0};
    for (size_t i = 0; i < figure->count; i++) {
        struct plot_runtimes times;
        int failed = plot_runtimes_find(results, &figure->series[i], lowest, &times, err);
        for (int n = 0; !failed && n < PLOT_SPENT; n++)
            if (times.count[n] && times.end[n] > 0) {
                range[n].low = fmin(range[n].low, fmax(times.spent[n][0], times.end[n] / 1e6));
                range[n].high = fmax(range[n].high, times.end[n]);
            }
        plot_runtimes_free(&times);
        if (failed)
            return -1;
    }
    return 0;
}
