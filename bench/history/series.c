#include "bench/history/series.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/suggest.h"
#include "bench/results/words.h"

#include <math.h>
#include <string.h>

/* Points belong to one series only if these columns are equal. */
static const struct column *const same_work[] = {&summary_nodes,       &summary_taps,
                                                 &summary_threads,     &summary_sync_policy,
                                                 &summary_layout,      &summary_kernels,
                                                 &summary_arithmetic,  &summary_flops_per_update,
                                                 &summary_mean_degree, NULL};

const struct column *const series_needed[] = {&summary_case, &summary_kernels, NULL};

static const char instructions[] = "instructions_per_update";

int series_check_metric(const char *metric, struct err *err)
{
    int item;
    char room[COLUMN_NAME];
    static const struct scenario no_axes;
    struct suggestion near = {0};
    const struct column *column = result_table_find(&summary_table, metric, &item);
    if (column && column->kind != COLUMN_TEXT && column->kind != COLUMN_DIGEST &&
        column->kind != COLUMN_FLAG)
        return 0;
    if (column)
        return err_set(err, ERR_USAGE, "--metric %s: a %s; a number is expected", metric,
                       column_kind_name(column->kind));
    for (const struct column *const *one = summary_table.column; *one; one++)
        for (int i = 0; i < column_count(*one, &no_axes); i++)
            suggest(&near, metric, column_name(*one, &no_axes, i, room));
    return err_set(err, ERR_USAGE,
                   "--metric %s: summary.csv has no such column; 'slabmark help results' lists "
                   "them%s",
                   metric, suggest_question(&near));
}

const json_t *series_find_case(const struct history_run *run, const char *name)
{
    json_t *item;
    size_t i;
    json_array_foreach(run->cases, i, item)
    {
        if (!strcmp(json_string_value(json_object_get(item, summary_case.name)), name))
            return item;
    }
    return NULL;
}

static double number_at(const json_t *item, const char *key)
{
    const json_t *value = json_object_get(item, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static int is_equal_at(const json_t *one, const json_t *other, const char *key)
{
    json_t *left = json_object_get(one, key), *right = json_object_get(other, key);
    if (json_is_real(left) &&
        json_is_real(right)) /* a tolerance: a mean may be summed in another order */
        return fabs(json_real_value(left) - json_real_value(right)) <=
               1e-9 * fabs(json_real_value(left));
    return left == right || (left && right && json_equal(left, right));
}

static int is_same_work(const json_t *one, const json_t *other)
{
    for (const struct column *const *column = same_work; *column; column++)
        if (!is_equal_at(one, other, (*column)->name))
            return 0;
    return 1;
}

/* perf and valgrind count different parts of the program. */
static int is_same_counter(const struct series *series, const json_t *one, const json_t *other)
{
    return series->column != &summary_count || is_equal_at(one, other, summary_counted_by.name);
}

/* A time that was measured once, while the curve was made, is no point of a history. */
static int is_timed(const struct series *series, const json_t *item)
{
    return series->column != &summary_ns_per_update ||
           strcmp(json_text_at(item, summary_time_source.name),
                  time_source_words[TIME_OF_CURVES]) != 0;
}

/* 1 when at least half of the case's results counted instructions. */
static int counts_instructions(const struct history *history, const char *name)
{
    size_t have = 0, counted = 0;
    for (size_t r = 0; r < history->runs; r++) {
        const json_t *item =
            history->run[r].left_out[0] ? NULL : series_find_case(&history->run[r], name);
        have += item != NULL;
        counted += isfinite(number_at(item, instructions)) != 0;
    }
    return 2 * counted >= have && counted > 0;
}

static void choose_metric(const struct history *history, struct series *series, const char *metric)
{
    int item;
    if (!metric)
        metric =
            counts_instructions(history, series->name) ? instructions : summary_ns_per_update.name;
    snprintf(series->metric, sizeof series->metric, "%s", metric);
    series->column = result_table_find(&summary_table, metric, &item);
}

static int make_room(struct series *series, size_t runs, struct err *err)
{
    int of_time = series->column == &summary_ns_per_update;
    series->run = mem_zeroed(runs, sizeof *series->run, err);
    series->value = mem_zeroed(runs, sizeof *series->value, err);
    if (of_time)
        series->cpu = mem_zeroed(runs, sizeof *series->cpu, err);
    return series->run && series->value && (series->cpu || !of_time) ? 0 : -1;
}

static int collect_points(const struct history *history, struct series *series,
                          const json_t *newest, struct err *err)
{
    if (make_room(series, history->runs, err))
        return -1;
    for (size_t r = 0; r < history->runs; r++) {
        const json_t *item =
            history->run[r].left_out[0] ? NULL : series_find_case(&history->run[r], series->name);
        double value = number_at(item, series->metric);
        if (!isfinite(value))
            continue;
        if (!is_timed(series, item)) {
            series->untimed++;
            continue;
        }
        if (!is_same_work(item, newest) || !is_same_counter(series, item, newest)) {
            series->other++;
            continue;
        }
        series->run[series->points] = r;
        if (series->cpu)
            series->cpu[series->points] = number_at(item, summary_cpu_ns_per_update.name);
        series->value[series->points++] = value;
    }
    return 0;
}

int series_collect(struct history *history, const struct history_options *options, struct err *err)
{
    const json_t *cases = history->run[history->runs - 1].cases;
    json_t *item;
    size_t i;
    history->series = mem_zeroed(json_array_size(cases), sizeof *history->series, err);
    if (!history->series)
        return -1;
    json_array_foreach(cases, i, item)
    {
        const char *name = json_string_value(json_object_get(item, summary_case.name));
        if (options->filter && regexec(options->filter, name, 0, NULL, 0))
            continue;
        struct series *series = &history->series[history->count++];
        series->name = name;
        choose_metric(history, series, options->metric);
        if (collect_points(history, series, item, err))
            return -1;
    }
    return history->count || !options->filter
               ? 0
               : err_set(err, ERR_USAGE, "--filter: no case of the newest result, %s, matches",
                         history->run[history->runs - 1].directory);
}
