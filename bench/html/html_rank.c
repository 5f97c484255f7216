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

static struct html_entry support_of(const struct html_page *page, size_t row)
{
    return (struct html_entry){row, html_number(page, row, &summary_support_found, 0), NAN, NAN};
}

/* Of the least time that the ceilings allow, with the interval of the time. */
static struct html_entry distance_of(const struct html_page *page, size_t row)
{
    double least = html_number(page, row, &summary_ceiling_ns, 0);
    struct html_entry update = update_of(page, row);
    return (struct html_entry){row, update.value / least, update.low / least, update.high / least};
}

/* A member of a family, with the members that are its interval. */
static struct html_entry level_of(const struct html_page *page, size_t row, int level,
                                  const struct column *const column[3])
{
    return (struct html_entry){row, html_number(page, row, column[0], level),
                               html_number(page, row, column[1], level),
                               html_number(page, row, column[2], level)};
}

static struct html_entry entry_of(const struct html_page *page, enum html_measure measure,
                                  size_t row, int item)
{
    static const struct column *const iterations[] = {
        &summary_iterations_to, &summary_iterations_low_to, &summary_iterations_high_to};
    static const struct column *const seconds[] = {&summary_seconds_to, &summary_seconds_low_to,
                                                   &summary_seconds_high_to};
    static const struct column *const joules[] = {&summary_joules_to, &summary_joules_low_to,
                                                  &summary_joules_high_to};
    switch (measure) {
    case HTML_FLOOR:
        return floor_of(page, row);
    case HTML_ITERATIONS:
        return level_of(page, row, item, iterations);
    case HTML_SECONDS:
        return level_of(page, row, item, seconds);
    case HTML_JOULES:
        return level_of(page, row, item, joules);
    case HTML_SUPPORT:
        return support_of(page, row);
    case HTML_DISTANCE:
        return distance_of(page, row);
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

void html_rank_sort(struct html_rank *rank)
{
    qsort(rank->entry, rank->count, sizeof *rank->entry, by_value);
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
        html_rank_sort(rank);
    return rank->entry ? 0 : -1;
}

int html_rank_is_close(const struct html_rank *rank)
{
    return rank->count > 1 && !(rank->entry[0].high < rank->entry[1].low);
}

void html_rank_put_closest(FILE *file, const struct html_rank *rank, const char *name,
                           const char *by, const char *element)
{
    if (!rank->count)
        return;
    fprintf(file, "<%s>", element);
    int close = html_rank_is_close(rank);
    fputs(close ? "The largest share of the machine's ceilings was measured for " : "<strong>",
          file);
    html_isolated(file, name);
    fputs(close ? "" : "</strong> comes closest to the machine's ceilings", file);
    fprintf(file, ": %.0f\u00a0%%, bound by ", 100 / rank->entry[0].value);
    html_isolated(file, by);
    fprintf(file, ".%s</%s>\n",
            close ? " It is not certain that no other case comes as close." : "", element);
}

/* Between the start and the first point of a curve nothing is known of its passage. */
static double first_point(const struct html_page *page)
{
    char text[32];
    double every = strtod(html_fact(page, "resolved.run.observe_every", text), NULL);
    return every > 1 ? every : 0;
}

int html_level(const struct html_page *page)
{
    int deepest = -1;
    double first = first_point(page);
    for (int level = 0; level < TARGETS; level++) {
        size_t reach = 0;
        for (size_t row = 0; row < html_rows(page); row++)
            reach += html_number(page, row, &summary_iterations_to, level) > first;
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
    case HTML_SUPPORT:
        html_put_number(file, value, 0);
        break;
    case HTML_SECONDS:
        html_put_duration(file, 1e9 * value);
        break;
    case HTML_JOULES:
        fprintf(file, "%.3g\u00a0J", value);
        break;
    default:
        html_put_duration(file, value);
    }
}
