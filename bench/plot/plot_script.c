#include "bench/plot/plot_script.h"

#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double room_below = 5; /* dB under the lowest line for intervals */

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

void plot_define(const struct plot_writer *writer, const char *name, const char *text)
{
    fprintf(writer->file, "%s='", name);
    for (; *text; text++) {
        if (*text == '\'')
            putc('\'', writer->file);
        putc(*text, writer->file);
    }
    fputs("'; ", writer->file);
}

void plot_define_element(const struct plot_writer *writer, const char *array, size_t i,
                         const char *text)
{
    char name[48];
    snprintf(name, sizeof name, "%s[%zu]", array, i + 1);
    plot_define(writer, name, text);
}

/* Underscores of a name would be read as subscripts. */
void plot_define_title(const struct plot_writer *writer, const char *name,
                       const struct plot_axis *axis)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (ends_with(axis->path, titles[i].path)) {
            plot_define(writer, name, titles[i].title);
            return;
        }
    fprintf(writer->file, "%s='", name);
    for (const char *text = axis->name; *text; text++)
        putc(strchr("_^@&~{}'\\", *text) ? ' ' : *text, writer->file);
    fputs("'; ", writer->file);
}

/* In whole steps. An interval of few trials may reach down without end, since a power is shown in
 * dB: the lines must not be squeezed by it. */
void plot_define_decibels(const struct plot_writer *writer)
{
    const struct plot_data *data = writer->data;
    double low = fmax(fmin(data->lowest, data->lowest_bound), data->lowest - room_below);
    double span = data->highest - low, step = span > 60 ? 10 : span > 20 ? 5 : span > 8 ? 2 : 1;
    low = step * floor(low / step + 0.02);
    double high = step * ceil(data->highest / step - 0.02);
    fprintf(writer->file, "y_low=%g; y_high=%g; y_step=%g; ", low, fmax(high, low + step), step);
}

void plot_define_extent(const struct plot_writer *writer, const struct plot_extent *extent)
{
    fprintf(writer->file, "x_low=%.8g; x_high=%.8g; y_low=%.8g; y_high=%.8g; y_step=10; ",
            extent->x_low, extent->x_high, extent->y_low, extent->y_high);
}

char *plot_script_definitions(const struct plot_results *results, const struct plot_figure *figure,
                              const struct plot_data *data, const char *format, struct err *err)
{
    char *text = NULL;
    size_t length;
    struct plot_data known = *data;
    struct plot_writer writer = {open_memstream(&text, &length), results, figure, &known};
    int failed = 0;
    if (writer.file) {
        fprintf(writer.file,
                "plots='" PLOT_SCRIPTS "'; data='" PLOT_FILE ".dat'; output='" PLOT_FILE
                ".%s'; format='%s'; ",
                format, format);
        fprintf(writer.file, "series=%d; references=%d; intervals=%d; ", data->series,
                data->references, data->intervals);
        failed = figure->kind->define(&writer, err);
        if (!fclose(writer.file) && !failed)
            return text;
    }
    free(text);
    if (!failed)
        err_set(err, ERR_INTERNAL, "out of memory for gnuplot's definitions");
    return NULL;
}
