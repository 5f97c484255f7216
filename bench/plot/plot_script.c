#include "bench/plot/plot_script.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABELLED_VALUES = 8, /* on a logarithmic axis: of more, only the powers of ten */
    COLUMN_LETTERS = 39  /* fit side by side below the abscissa                    */
};
static const double room_beside = 0.06; /* of the span of the values, at either end */
static const double room_below = 5;     /* dB under the lowest line for intervals   */

/* Parameters whose name alone does not say enough, by the end of their path; enhanced text. */
static const struct {
    const char *path, *title;
} titles[] = {
    {"system.nonzeros", "nonzero taps"},
    {"system.taps", "taps {/:Italic L}"},
    {"network.nodes", "nodes {/:Italic N}"},
    {"network.topology.kind", "topology"},
    {"network.topology.mean_degree", "mean degree"},
    {"noise.variance", "noise variance"},
    {"noise.snr_db", "SNR (dB)"},
    {"input.pole", "pole of the input"},
    {"input.variance", "input variance"},
    {"step", "step size {/:Italic μ}"},
    {"window", "window {/:Italic q} (data)"},
    {"alpha", "{/:Italic α}"},
    {"radius", "radius {/:Italic δ}"},
    {"rho", "{/:Italic ρ}"},
    {"slab_sigmas", "slab half width (standard deviations of the noise)"},
};

/* Whether a path ends with these keys. */
static int ends_with(const char *path, const char *keys)
{
    size_t length = strlen(path), tail = strlen(keys);
    return length >= tail && !strcmp(path + length - tail, keys) &&
           (length == tail || path[length - tail - 1] == '.');
}

/* gnuplot: name='text'; a quote within is doubled. */
static void define(FILE *file, const char *name, const char *text)
{
    fprintf(file, "%s='", name);
    for (; *text; text++) {
        if (*text == '\'')
            putc('\'', file);
        putc(*text, file);
    }
    fputs("'; ", file);
}

/* The title of an axis: known, or its name, whose underscores would be read as subscripts. */
static void define_title(FILE *file, const char *name, const struct plot_axis *axis)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (ends_with(axis->path, titles[i].path)) {
            define(file, name, titles[i].title);
            return;
        }
    fprintf(file, "%s='", name);
    for (const char *text = axis->name; *text; text++)
        putc(strchr("_^@&~{}'\\", *text) ? ' ' : *text, file);
    fputs("'; ", file);
}

static void define_curves(FILE *file, const struct plot_axis *axis, const struct plot_data *data)
{
    fprintf(file, "y_title='%s (dB)", data->quantity == PLOT_MSD ? "MSD" : "MSE");
    if (data->mean_over > 1)
        fprintf(file, ", means over %d iterations", data->mean_over);
    fprintf(file, "'; last=%.10g; ", fmax(data->last, 1));
    if (axis)
        define_title(file, "key_title", axis);
    else
        define(file, "key_title", "");
}

/* The range of the ordinate, in whole steps. An interval of few trials may reach down without end,
 * since a power is shown in dB: the lines must not be squeezed by it. */
static void define_ordinate(FILE *file, const struct plot_data *data)
{
    double low = fmax(fmin(data->lowest, data->lowest_bound), data->lowest - room_below);
    double span = data->highest - low, step = span > 60 ? 10 : span > 20 ? 5 : span > 8 ? 2 : 1;
    low = step * floor(low / step + 0.02);
    double high = step * ceil(data->highest / step - 0.02);
    fprintf(file, "y_low=%g; y_high=%g; y_step=%g; ", low, fmax(high, low + step), step);
}

/* A value's place on the abscissa as it is drawn, up to scale. */
static double place(const struct plot_axis *axis, size_t n)
{
    double position = plot_axis_position(axis, axis->value[n]);
    return plot_axis_is_logarithmic(axis) ? log10(position) : position;
}

static void extent(const struct plot_axis *axis, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (size_t n = 0; n < axis->values; n++) {
        *low = fmin(*low, place(axis, n));
        *high = fmax(*high, place(axis, n));
    }
}

static void define_abscissa(FILE *file, const struct plot_axis *axis)
{
    double low, high;
    extent(axis, &low, &high);
    double room = (high - low) * room_beside;
    const char *format = plot_axis_is_logarithmic(axis) ? "x_low=10**%.10g; x_high=10**%.10g; "
                                                        : "x_low=%.10g; x_high=%.10g; ";
    fprintf(file, format, low - room, high + room);
}

/* Whether the values, written side by side, would run into each other. */
static int is_crowded(const struct plot_axis *axis)
{
    double low, high;
    extent(axis, &low, &high);
    double letters = COLUMN_LETTERS / ((1 + 2 * room_beside) * (high - low));
    for (size_t i = 0; i < axis->values; i++)
        for (size_t j = 0; j < i; j++) {
            size_t both = strlen(axis->value[i]) + strlen(axis->value[j]);
            if (fabs(place(axis, i) - place(axis, j)) * letters < 0.5 * (double)both + 0.7)
                return 1;
        }
    return 0;
}

static void define_floor(FILE *file, const struct plot_axis *axis, const struct plot_data *data)
{
    int numeric = plot_axis_is_numeric(axis), logarithmic = plot_axis_is_logarithmic(axis);
    int labelled = !numeric || (logarithmic && axis->values <= LABELLED_VALUES);
    define_title(file, "x_title", axis);
    define_abscissa(file, axis);
    fprintf(file,
            "y_title='steady-state %s (dB)'; references=%d; logarithmic=%d; label_values=%d; "
            "tilt=%d; ",
            data->quantity == PLOT_MSD ? "MSD" : "MSE", data->references, logarithmic, labelled,
            labelled && is_crowded(axis));
}

const char *plot_script_kind(const struct plot_figure *figure)
{
    return figure->kind == PLOT_CURVES ? "learning-curves" : "floor";
}

char *plot_script_definitions(const struct plot_results *results, const struct plot_figure *figure,
                              const struct plot_data *data, const char *scripts,
                              const char *data_path, const char *output_path, const char *format,
                              struct err *err)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    if (!file) {
        err_set(err, ERR_INTERNAL, "out of memory for gnuplot's definitions");
        return NULL;
    }
    define(file, "plots", scripts);
    define(file, "data", data_path);
    define(file, "output", output_path);
    define(file, "format", format);
    fprintf(file, "series=%d; intervals=%d; ", data->series, data->intervals);
    define_ordinate(file, data);
    const struct plot_axis *axis = figure->axis < 0 ? NULL : &results->sweep.axis[figure->axis];
    if (figure->kind == PLOT_CURVES)
        define_curves(file, axis, data);
    else
        define_floor(file, axis, data);
    if (!fclose(file))
        return text;
    free(text);
    err_set(err, ERR_INTERNAL, "out of memory for gnuplot's definitions");
    return NULL;
}
