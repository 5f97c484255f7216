/* What figures look up in a result directory that is read. */
#include "bench/plot/plot_results.h"

#include "bench/results/words.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* -1: the file lacks it. */
static int find_column(const struct plot_results *results, const struct column *column, int item)
{
    char room[COLUMN_NAME];
    assert(plot_results_use(column)); /* a missing column would remain unnoticed */
    return csv_table_column(&results->summary, column_name(column, NULL, item, room), NULL);
}

const char *plot_results_text(const struct plot_results *results, const struct plot_case *one,
                              const struct column *column)
{
    int at = find_column(results, column, 0);
    return at < 0 ? "" : csv_table_text(&results->summary, one->row, at);
}

int plot_results_item(const struct plot_results *results, const struct plot_case *one,
                      const struct column *column, int item, double *value, struct err *err)
{
    int at = find_column(results, column, item);
    *value = NAN;
    return at < 0 ? 0 : csv_table_number(&results->summary, one->row, at, value, err);
}

int plot_results_number(const struct plot_results *results, const struct plot_case *one,
                        const struct column *column, double *value, struct err *err)
{
    return plot_results_item(results, one, column, 0, value, err);
}

int plot_results_time(const struct plot_results *results, const struct plot_case *one,
                      struct plot_time *time, struct err *err)
{
    if (plot_results_number(results, one, &summary_ns_per_update, &time->ns, err) ||
        plot_results_number(results, one, &summary_ns_low, &time->low, err) ||
        plot_results_number(results, one, &summary_ns_high, &time->high, err))
        return -1;
    if (!(time->ns > 0))
        time->ns = NAN;
    return 0;
}

int plot_results_diverged(const struct plot_results *results, const struct plot_case *one)
{
    return !strcmp(plot_results_text(results, one, &summary_status), status_words[STATUS_DIVERGED]);
}

int plot_results_falling(const struct plot_results *results, const struct plot_case *one)
{
    return !strcmp(plot_results_text(results, one, &summary_settled), yes_no_words[0]);
}

int plot_results_timed(const struct plot_results *results, const struct plot_case *one)
{
    return !strcmp(plot_results_text(results, one, &summary_time_source),
                   time_source_words[TIME_OF_REPETITIONS]);
}

const json_t *plot_results_resolved(const struct plot_results *results, const struct plot_case *one)
{
    const json_t *line;
    size_t i;
    json_array_foreach(results->cases, i, line)
    {
        const char *name = json_string_value(json_object_get(line, summary_case.name));
        if (name && !strcmp(name, one->name))
            return json_object_get(line, "resolved");
    }
    return json_object_get(results->run, "resolved");
}

const char *plot_results_fact(const struct plot_results *results, const char *path, char *text,
                              size_t size)
{
    const json_t *value = results->run;
    while (value && *path) {
        size_t length = strcspn(path, ".");
        value = json_object_getn(value, path, length);
        path += length + (path[length] == '.');
    }
    if (json_is_string(value))
        return json_string_value(value);
    if (!json_is_number(value))
        return NULL;
    snprintf(text, size, "%.15g", json_number_value(value));
    return text;
}
