#include "bench/plot/plot_results.h"

#include "base/mem.h"
#include "bench/plot/plot_levels.h"
#include "bench/plot/plot_style.h"
#include "bench/results/read_results.h"

#include <stdlib.h>
#include <string.h>

/* Columns that every result of this schema has. A figure must not disappear in silence because a
 * name changed. */
static const struct column *const needed[] = {
    &summary_case,
    &summary_label,
    &summary_nodes,
    &summary_taps,
    &summary_threads,
    &summary_parallel,
    &summary_kernels,
    &summary_arithmetic,
    &summary_status,
    &summary_msd_db,
    &summary_msd_lo_db,
    &summary_msd_hi_db,
    &summary_settled,
    &summary_mse_db,
    &summary_iterations_to,
    &summary_time_source,
    &summary_ns_per_update,
    &summary_ns_low,
    &summary_ns_high,
    &summary_flops_per_update,
    &summary_bytes_per_update,
    &summary_working_set_bytes,
    &summary_ceiling_ns,
    &summary_share,
    &curves_case,
    &curves_iteration,
    &curves_msd_db,
    &curves_msd_lo_db,
    &curves_msd_hi_db,
    &curves_mse_db,
    NULL,
};

/* Columns that were added under the same schema: unknown in results of earlier programs. */
static const struct column *const added[] = {
    &summary_support_found,      &summary_bytes_sent,      &summary_iterations_low_to,
    &summary_iterations_high_to, &summary_seconds_to,      &summary_seconds_low_to,
    &summary_seconds_high_to,    &summary_exchange_hidden, &summary_exchange_waited,
    &curves_support_precision,   &curves_support_recall,   NULL,
};

static int lists(const struct column *const *list, const struct column *column)
{
    while (*list && *list != column)
        list++;
    return *list != NULL;
}

int plot_results_need(const struct column *column)
{
    return lists(needed, column);
}

int plot_results_use(const struct column *column)
{
    return lists(needed, column) || lists(added, column);
}

static int check_columns(const struct csv_table *table, const struct result_table *columns,
                         struct err *err)
{
    char room[COLUMN_NAME];
    for (const struct column *const *column = columns->column; *column; column++)
        for (int item = 0; plot_results_need(*column) && item < column_count(*column, NULL); item++)
            if (csv_table_column(table, column_name(*column, NULL, item, room), err) < 0)
                return -1;
    return 0;
}

static int read_table(const char *directory, const struct result_table *columns,
                      struct csv_table *table, struct err *err)
{
    char *path = mem_format(err, "%s/%s", directory, result_file_name(columns->file));
    int failed = !path || csv_table_read(path, table, err) || check_columns(table, columns, err);
    free(path);
    return failed ? -1 : 0;
}

/* The index of the axis of that name, or of a new one. */
static int find_axis(const struct plot_sweep *sweep, const char *name)
{
    int a = 0;
    while (a < sweep->axes && strcmp(sweep->axis[a].name, name))
        a++;
    return a;
}

/* Axes of the same name are merged: the steps of several algorithms, each with its own values. */
static int read_axes(const char *directory, const json_t *run, struct plot_sweep *sweep,
                     struct err *err)
{
    const json_t *list = json_object_get(run, "axes");
    size_t axes = json_array_size(list);
    if (axes > PLOT_AXES)
        return err_set(err, ERR_USAGE, "%s/run.json: %zu axes; at most %d are supported", directory,
                       axes, PLOT_AXES);
    if (!(sweep->axis = mem_zeroed(axes, sizeof *sweep->axis, err)))
        return -1;
    for (size_t n = 0; n < axes; n++) {
        const json_t *axis = json_array_get(list, n);
        const char *path = json_string_value(json_object_get(axis, "path"));
        const char *name = json_string_value(json_object_get(axis, "name"));
        if (!path || !name)
            return err_set(err, ERR_USAGE, "%s/run.json: axis %zu has no \"path\" or no \"name\"",
                           directory, n);
        int a = find_axis(sweep, name);
        if (a < sweep->axes)
            continue;
        sweep->axis[a] = (struct plot_axis){.path = path, .name = name};
        sweep->axes++;
    }
    return 0;
}

/* Reads the values of one of run.json's axes from the summary. Axes of the same name share them. */
static int read_values(struct plot_results *results, const json_t *axis, struct err *err)
{
    const struct csv_table *summary = &results->summary;
    size_t axes = (size_t)results->sweep.axes;
    int column = csv_table_column(summary, json_string_value(json_object_get(axis, "path")), err);
    int a = find_axis(&results->sweep, json_string_value(json_object_get(axis, "name")));
    for (size_t row = 0; column >= 0 && row < summary->rows; row++) {
        const char **value = &results->value[row * axes + (size_t)a];
        if (!*value || !**value)
            *value = csv_table_text(summary, row, column);
    }
    return column < 0 ? -1 : 0;
}

/* The precision is the only axis of run.* that changes results: each has its own lines, "LMS f32".
 */
static int label_precisions(struct plot_results *results, struct err *err)
{
    struct plot_sweep *sweep = &results->sweep;
    int axis = plot_axis_swept(sweep, "run.precision");
    if (axis < 0)
        return 0;
    results->label = mem_zeroed(sweep->count, sizeof *results->label, err);
    for (size_t i = 0; results->label && i < sweep->count; i++) {
        struct plot_case *one = &sweep->cases[i];
        results->label[i] = mem_format(err, "%s %s", one->label, one->value[axis]);
        if (!results->label[i])
            return -1;
        one->label = results->label[i];
    }
    return results->label ? 0 : -1;
}

/* MSD if any case has a known one, else MSE. */
static enum plot_quantity find_quantity(const struct csv_table *curves)
{
    int msd = csv_table_column(curves, curves_msd_db.name, NULL);
    for (size_t row = 0; msd >= 0 && row < curves->rows; row++)
        if (*csv_table_text(curves, row, msd))
            return PLOT_MSD;
    return PLOT_MSE;
}

/* The cases: one per row of the summary. */
static int read_cases(struct plot_results *results, struct err *err)
{
    const struct csv_table *summary = &results->summary;
    struct plot_sweep *sweep = &results->sweep;
    int name = csv_table_column(summary, summary_case.name, NULL),
        label = csv_table_column(summary, summary_label.name, NULL);
    if (!summary->rows)
        return err_set(err, ERR_USAGE, "%s: no finished case, nothing to draw", summary->path);
    size_t axes = (size_t)sweep->axes;
    results->value = mem_zeroed(summary->rows * axes, sizeof *results->value, err);
    sweep->cases = mem_zeroed(summary->rows, sizeof *sweep->cases, err);
    if (!results->value || !sweep->cases)
        return -1;
    for (size_t row = 0; row < summary->rows; row++)
        sweep->cases[row] = (struct plot_case){csv_table_text(summary, row, name),
                                               csv_table_text(summary, row, label),
                                               results->value + row * axes, row};
    sweep->count = summary->rows;
    const json_t *list = json_object_get(results->run, "axes");
    for (size_t n = 0; n < json_array_size(list); n++)
        if (read_values(results, json_array_get(list, n), err))
            return -1;
    return plot_sweep_collect(sweep, err) || label_precisions(results, err) ? -1 : 0;
}

/* Ceilings by another version of slabmark are ignored. */
static int read_ceilings(struct plot_results *results, struct err *err)
{
    results->ceilings = mem_zeroed(1, sizeof *results->ceilings, err);
    if (!results->ceilings)
        return -1;
    if (ceilings_from_json(results->ceilings, json_object_get(results->run, "ceilings"), NULL)) {
        free(results->ceilings);
        results->ceilings = NULL;
    }
    return 0;
}

int plot_results_read(const char *directory, struct plot_results *results, struct err *err)
{
    *results = (struct plot_results){0};
    if (!results_read_run(directory, &results->run, err) &&
        !read_axes(directory, results->run, &results->sweep, err) && !read_ceilings(results, err) &&
        !read_table(directory, &summary_table, &results->summary, err) &&
        !read_table(directory, &curves_table, &results->curves, err) && !read_cases(results, err)) {
        results->quantity = find_quantity(&results->curves);
        results->level = plot_level_find(results);
        results->style = &plot_style_usual;
        if (results_read_cases(directory, (const struct column *const[]){NULL}, &results->cases,
                               NULL))
            results->cases = NULL;
        return 0;
    }
    plot_results_free(results);
    return -1;
}

void plot_results_free(struct plot_results *results)
{
    plot_sweep_free(&results->sweep);
    free(results->sweep.axis);
    for (size_t i = 0; results->label && i < results->sweep.count; i++)
        free(results->label[i]);
    free(results->label);
    free(results->sweep.cases);
    free(results->value);
    csv_table_free(&results->summary);
    csv_table_free(&results->curves);
    free(results->ceilings);
    json_decref(results->cases);
    json_decref(results->run);
    *results = (struct plot_results){0};
}
