#include "bench/plot_script.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABELLED_VALUES = 8, /* on a logarithmic axis: more would run into each other */
    LEVEL_LETTERS = 44   /* of words side by side below an axis; more are tilted  */
};
static const double room_beside = 0.06; /* of the span of the values, at either end */

/* Parameters whose name alone does not say enough, by the end of their path; enhanced text.
 * No-break spaces, since svg drops plain ones at a change of font. */
static const struct {
    const char *path, *title;
} titles[] = {
    {"system.nonzeros", "nonzero taps"},
    {"system.taps", "taps\u00a0{/:Italic L}"},
    {"network.nodes", "nodes\u00a0{/:Italic N}"},
    {"network.topology.kind", "topology"},
    {"network.topology.mean_degree", "mean degree"},
    {"noise.variance", "noise variance"},
    {"noise.snr_db", "SNR (dB)"},
    {"input.pole", "pole of the input"},
    {"input.variance", "input variance"},
    {"step", "step size\u00a0{/:Italic μ}"},
    {"window", "window\u00a0{/:Italic q} (data)"},
    {"alpha", "{/:Italic α}"},
    {"radius", "radius\u00a0{/:Italic δ}"},
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

/* The range of the abscissa: its values, and room beside them. */
static void define_range(FILE *file, const struct plot_axis *axis)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t n = 0; n < axis->values; n++) {
        low = fmin(low, plot_axis_position(axis, axis->value[n]));
        high = fmax(high, plot_axis_position(axis, axis->value[n]));
    }
    if (plot_axis_is_logarithmic(axis)) {
        double room = pow(high / low, room_beside);
        fprintf(file, "x_low=%.10g; x_high=%.10g; ", low / room, high * room);
    } else {
        double room = (high - low) * room_beside;
        fprintf(file, "x_low=%.10g; x_high=%.10g; ", low - room, high + room);
    }
}

static void define_floor(FILE *file, const struct plot_axis *axis, const struct plot_data *data)
{
    size_t letters = 0;
    for (size_t n = 0; n < axis->values; n++)
        letters += strlen(axis->value[n]);
    int numeric = plot_axis_is_numeric(axis), logarithmic = plot_axis_is_logarithmic(axis);
    int labelled = !numeric || (logarithmic && axis->values <= LABELLED_VALUES);
    define_title(file, "x_title", axis);
    define_range(file, axis);
    fprintf(file,
            "y_title='steady-state %s (dB)'; references=%d; logarithmic=%d; label_values=%d; "
            "tilt=%d; ",
            data->quantity == PLOT_MSD ? "MSD" : "MSE", data->references, logarithmic, labelled,
            labelled && letters > LEVEL_LETTERS);
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
