#include "bench/plot/plot_data.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PRINTED_POINTS = 600, /* a column of 8.9 cm shows no more        */
    AVERAGED_POINTS = 150 /* of an error whose noise hides the curve */
};
static const double diverged_rise = 10; /* dB above the start, where a diverging curve ends */

/* A file under way. */
struct output {
    FILE *file;
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct plot_data *data;
};

/* MSD where any is known: without a true system there is none, and the error stands in. */
static enum plot_quantity quantity_of(const struct plot_results *results)
{
    int msd = table_column(&results->curves, "msd_db", NULL);
    for (size_t row = 0; msd >= 0 && row < results->curves.rows; row++)
        if (*table_text(&results->curves, row, msd))
            return PLOT_MSD;
    return PLOT_MSE;
}

static int has_diverged(const struct plot_results *results, const struct plot_case *one)
{
    int status = table_column(&results->summary, "status", NULL);
    return status >= 0 && !strcmp(table_text(&results->summary, one->row, status), "diverged");
}

/* A text on a line of its own, in quotes that it cannot end. */
static void print_quoted(FILE *file, const char *text, const char *remark)
{
    putc('"', file);
    for (; *text; text++)
        putc(*text == '"' ? '\'' : (unsigned char)*text < ' ' ? ' ' : *text, file);
    fprintf(file, "%s\"\n", remark);
}

static void print_header(const struct output *output)
{
    const struct plot_figure *figure = output->figure;
    char text[32];
    const char *name = plot_results_fact(output->results, "name", text, sizeof text);
    const char *quantity = output->data->quantity == PLOT_MSD ? "msd" : "mse";
    fprintf(output->file, "# slabmark figure %s, scenario %s\n", figure->name, name ? name : "?");
    fputs("# one block per series, its title first; ?: unknown\n", output->file);
    if (figure->kind == PLOT_CURVES)
        fprintf(output->file, "# iteration %s_db low_db high_db\n", quantity);
    else
        fprintf(output->file, "# %s %s_db low_db high_db value\n",
                output->results->sweep.axis[figure->axis].name, quantity);
}

static void print_number(FILE *file, double number, const char *after)
{
    if (isfinite(number))
        fprintf(file, "%.8g%s", number, after);
    else
        fprintf(file, "?%s", after);
}

static void print_point(struct output *output, const struct plot_point *point, const char *value)
{
    print_number(output->file, point->x, " ");
    print_number(output->file, point->y, " ");
    if (isfinite(point->high) && !isfinite(point->low)) /* down to no power at all */
        fputs("-inf ", output->file);
    else
        print_number(output->file, point->low, " ");
    print_number(output->file, point->high, value ? " " : "\n");
    if (value)
        print_quoted(output->file, value, "");
    struct plot_data *data = output->data;
    data->intervals |= isfinite(point->high);
    data->lowest = fmin(data->lowest, point->y);
    data->lowest_bound = fmin(data->lowest_bound, point->low);
    data->highest = fmax(data->highest, fmax(point->y, point->high));
}

/* Begins a block. */
static void print_title(struct output *output, const char *title, const char *remark)
{
    fputs(output->data->series++ ? "\n\n" : "", output->file);
    print_quoted(output->file, title, remark);
}

/* ---- learning curves ---- */

/* Reduces a curve to what can be printed. */
static void reduce(struct plot_curve *curve, struct plot_data *data)
{
    if (data->quantity == PLOT_MSD) {
        plot_curve_thin(curve, PRINTED_POINTS);
        return;
    }
    double step = curve->count > 1 ? curve->point[1].x - curve->point[0].x : 1;
    data->mean_over = (int)(step * (double)plot_curve_average(curve, AVERAGED_POINTS));
}

static int write_curve(struct output *output, const struct plot_series *series, struct err *err)
{
    struct plot_curve curve;
    const struct plot_case *one = series->point[0];
    if (plot_curve_read(&output->results->curves, one->name, output->data->quantity, &curve, err))
        return -1;
    int diverged = has_diverged(output->results, one);
    if (diverged)
        plot_curve_cut(&curve, diverged_rise);
    if (curve.count) {
        output->data->last = fmax(output->data->last, curve.point[curve.count - 1].x);
        print_title(output, series->title, diverged ? " (diverged)" : "");
    }
    reduce(&curve, output->data);
    for (size_t i = 0; i < curve.count; i++)
        print_point(output, &curve.point[i], NULL);
    output->data->diverged += diverged;
    free(curve.point);
    return 0;
}

/* ---- floors ---- */

/* The steady state of one case; y is NAN where none is known. */
static int read_floor(const struct output *output, const struct plot_case *one,
                      struct plot_point *point, struct err *err)
{
    const struct table *summary = &output->results->summary;
    int msd = output->data->quantity == PLOT_MSD;
    int value = table_column(summary, msd ? "msd_db" : "mse_db", err);
    int low = msd ? table_column(summary, "msd_lo_db", NULL) : -1;
    int high = msd ? table_column(summary, "msd_hi_db", NULL) : -1;
    *point = (struct plot_point){NAN, NAN, NAN, NAN};
    if (value < 0)
        return -1;
    if (has_diverged(output->results, one)) {
        output->data->diverged++;
        return 0;
    }
    if (table_number(summary, one->row, value, &point->y, err) ||
        (low >= 0 && table_number(summary, one->row, low, &point->low, err)) ||
        (high >= 0 && table_number(summary, one->row, high, &point->high, err)))
        return -1;
    return 0;
}

/* A reference spans the axis from end to end. */
static void print_reference(struct output *output, struct plot_point point)
{
    const struct plot_axis *axis = &output->results->sweep.axis[output->figure->axis];
    const char *value[2] = {axis->value[0], axis->value[0]};
    for (size_t n = 1; n < axis->values; n++) {
        double x = plot_axis_position(axis, axis->value[n]);
        if (x < plot_axis_position(axis, value[0]))
            value[0] = axis->value[n];
        if (x > plot_axis_position(axis, value[1]))
            value[1] = axis->value[n];
    }
    for (int end = 0; end < 2; end++) {
        point.x = plot_axis_position(axis, value[end]);
        print_point(output, &point, value[end]);
    }
}

static int write_line(struct output *output, const struct plot_series *series, struct err *err)
{
    int axis = output->figure->axis, known = 0;
    for (size_t i = 0; i < series->points; i++) {
        const char *value = series->point[i]->value[axis];
        struct plot_point point;
        if (read_floor(output, series->point[i], &point, err))
            return -1;
        if (!isfinite(point.y))
            continue;
        if (!known++)
            print_title(output, series->title, "");
        point.x = plot_axis_position(&output->results->sweep.axis[axis], value);
        if (series->reference)
            print_reference(output, point);
        else
            print_point(output, &point, value);
    }
    output->data->references += series->reference && known;
    return 0;
}

int plot_data_write(const struct plot_results *results, const struct plot_figure *figure,
                    const char *path, struct plot_data *data, struct err *err)
{
    *data = (struct plot_data){.mean_over = 1,
                               .lowest = INFINITY,
                               .lowest_bound = INFINITY,
                               .highest = -INFINITY,
                               .quantity = quantity_of(results)};
    struct output output = {fopen(path, "w"), results, figure, data};
    if (!output.file)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    int failed = 0;
    print_header(&output);
    for (size_t i = 0; !failed && i < figure->count; i++)
        failed = (figure->kind == PLOT_CURVES ? write_curve : write_line)(&output,
                                                                          &figure->series[i], err);
    int lost = ferror(output.file);
    if ((fclose(output.file) || lost) && !failed)
        failed =
            err_set(err, ERR_INTERNAL, "%s: it could not be written: %s", path, strerror(errno));
    return failed;
}
