#include "bench/html/html_rank.h"

#include "base/mem.h"
#include "bench/results/summary.h"

#include <math.h>
#include <stdlib.h>

static struct html_entry floor_of(const struct html_page *page, size_t row)
{
    if (page->results.quantity == PLOT_MSE)
        return (struct html_entry){row, html_number(page, row, &summary_mse_db, 0), NAN, NAN};
    return (struct html_entry){row, html_number(page, row, &summary_msd_db, 0),
                               html_number(page, row, &summary_msd_lo_db, 0),
                               html_number(page, row, &summary_msd_hi_db, 0)};
}

static struct html_entry update_of(const struct html_page *page, size_t row)
{
    return (struct html_entry){row, html_number(page, row, &summary_ns_per_update, 0),
                               html_number(page, row, &summary_ns_low, 0),
                               html_number(page, row, &summary_ns_high, 0)};
}

/* The interval of the time of an update, scaled. */
static struct html_entry seconds_of(const struct html_page *page, size_t row, int level)
{
    struct html_entry update = update_of(page, row);
    double seconds = html_number(page, row, &summary_seconds_to, level);
    return (struct html_entry){row, seconds, seconds * update.low / update.value,
                               seconds * update.high / update.value};
}

/* The level was passed at most `resolution` - 1 iterations earlier. */
static struct html_entry iterations_of(const struct html_page *page, size_t row, int level)
{
    double iterations = html_number(page, row, &summary_iterations_to, level);
    double resolution = html_number(page, row, &summary_iterations_resolution, 0);
    return (struct html_entry){row, iterations, iterations - resolution + 1, iterations};
}

static struct html_entry entry_of(const struct html_page *page, enum html_measure measure,
                                  size_t row, int item)
{
    switch (measure) {
    case HTML_FLOOR:
        return floor_of(page, row);
    case HTML_ITERATIONS:
        return iterations_of(page, row, item);
    case HTML_SECONDS:
        return seconds_of(page, row, item);
    default:
        return update_of(page, row);
    }
}

static int by_value(const void *a, const void *b)
{
    double first = ((const struct html_entry *)a)->value,
           second = ((const struct html_entry *)b)->value;
    return (first > second) - (first < second);
}

int html_rank(const struct html_page *page, enum html_measure measure, int item, const char *only,
              struct html_rank *rank, struct err *err)
{
    *rank = (struct html_rank){mem_zeroed(html_rows(page), sizeof *rank->entry, err), 0};
    for (size_t row = 0; rank->entry && row < html_rows(page); row++) {
        struct html_entry entry = entry_of(page, measure, row, item);
        if ((!only || only[row]) && isfinite(entry.value) &&
            !plot_results_diverged(&page->results, &page->results.sweep.cases[row]))
            rank->entry[rank->count++] = entry;
    }
    if (rank->entry)
        qsort(rank->entry, rank->count, sizeof *rank->entry, by_value);
    return rank->entry ? 0 : -1;
}

int html_rank_is_close(const struct html_rank *rank)
{
    return rank->count > 1 && !(rank->entry[0].high < rank->entry[1].low);
}

int html_level(const struct html_page *page)
{
    int deepest = -1;
    for (int level = 0; level < TARGETS; level++) {
        size_t reach = 0;
        for (size_t row = 0; row < html_rows(page); row++)
            reach += isfinite(html_number(page, row, &summary_iterations_to, level)) != 0;
        if (reach > 1 || (reach == 1 && deepest < 0))
            deepest = level;
    }
    return deepest;
}

void html_put_measure(FILE *file, enum html_measure measure, double value)
{
    switch (measure) {
    case HTML_FLOOR:
        html_put_number(file, value, 2);
        fputs("\u00a0dB", file);
        break;
    case HTML_ITERATIONS:
        html_put_number(file, value, 0);
        break;
    case HTML_SECONDS:
        html_put_duration(file, 1e9 * value);
        break;
    default:
        html_put_duration(file, value);
    }
}
