#include "bench/plot/plot_define.h"

#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <string.h>

static const double room = 5;           /* dB beyond the lines for intervals      */
static const double beyond_data = 0.04; /* share of the range, at each end        */
static const double widest_name = 4.2;  /* cm; a longer text is cut in its middle */

/* Titles, in enhanced text, of parameters whose name is too short, by the end of their path. A
 * no-break space precedes a tag: in SVG a normal space there may be dropped. */
static const struct {
    const char *path, *title;
} axis_titles[] = {
    {"system.nonzeros", "nonzero taps"},
    {"system.taps", "taps {/:Italic L}"},
    {"network.nodes", "nodes {/:Italic N}"},
    {"network.topology.kind", "topology"},
    {"network.topology.mean_degree", "mean degree"},
    {"noise.variance", "noise variance"},
    {"noise.snr_db", "SNR (dB)"},
    {"input.pole", "pole of the input"},
    {"input.variance", "input variance"},
    {"step", "step size {/:Italic μ}"},
    {"window", "window {/:Italic q} (data)"},
    {"alpha", "{/:Italic α}"},
    {"radius", "radius {/:Italic δ}"},
    {"rho", "{/:Italic ρ}"},
    {"slab_sigmas", "slab half width (standard deviations of the noise)"},
};

/* ---- texts ---- */

/* A backquote would run a command: it is written in octal, at the end of a string so that no digit
 * follows. In a format a percent sign is written twice. */
static void print_quoted(FILE *file, const char *text, int is_format)
{
    putc('"', file);
    while (*text) {
        char letter = *text;
        if (letter == '`')
            fputs("\\140\".\"", file), text++;
        else if (letter == '"' || letter == '\\')
            fprintf(file, "\\%c", letter), text++;
        else if (letter == '%' && is_format)
            fputs("%%", file), text++;
        else
            text += plot_text_put(file, text);
    }
    putc('"', file);
}

void plot_define(const struct plot_writer *writer, const char *name, const char *text)
{
    fprintf(writer->file, "%s=", name);
    print_quoted(writer->file, text, 0);
    fputs("; ", writer->file);
}

void plot_define_element(const struct plot_writer *writer, const char *array, size_t i,
                         const char *text)
{
    fprintf(writer->file, "%s[%zu]=", array, i + 1);
    print_quoted(writer->file, text, 0);
    fputs("; ", writer->file);
}

void plot_define_tics(const struct plot_writer *writer, size_t tics)
{
    fprintf(writer->file, "tics=%zu; array tic_text[%zu]; array tic_at[%zu]; ", tics, tics + 1,
            tics + 1);
}

/* gnuplot treats the text of a tic as a format. */
void plot_define_tic(const struct plot_writer *writer, size_t i, double at, const char *text)
{
    fprintf(writer->file, "tic_at[%zu]=%.10g; tic_text[%zu]=", i + 1, at, i + 1);
    print_quoted(writer->file, text, 1);
    fputs("; ", writer->file);
}

void plot_define_labels(const struct plot_writer *writer, const struct plot_frame *frame,
                        const struct plot_label *label, size_t labels)
{
    static const char *const arrays[] = {"text", "x", "y", "angle"};
    fprintf(writer->file, "labels=%zu; ", labels);
    for (int i = 0; i < 4; i++)
        fprintf(writer->file, "array label_%s[%zu]; ", arrays[i], labels + 1);
    for (size_t i = 0; i < labels; i++) {
        const struct plot_box *place = &label[i].place;
        plot_define_element(writer, "label_text", i, label[i].text);
        fprintf(writer->file, "label_x[%zu]=%.6f; label_y[%zu]=%.6f; label_angle[%zu]=%.3f; ",
                i + 1, place->x / frame->width, i + 1, place->y / frame->height, i + 1,
                place->angle * 180 / M_PI);
    }
}

double plot_names_width(const struct plot_series *series, size_t names)
{
    double longest = 0;
    for (size_t i = 0; i < names; i++)
        longest = fmax(longest, plot_text_width(series->spot[i].one->name, PLOT_SMALL_TYPE));
    return fmin(longest, widest_name);
}

void plot_define_names(const struct plot_writer *writer, const struct plot_series *series,
                       size_t names)
{
    plot_define_tics(writer, names);
    for (size_t i = 0; i < names; i++) {
        char name[PLOT_TEXT_LETTERS + 1];
        plot_text_fit(series->spot[i].one->name, PLOT_SMALL_TYPE, widest_name, name);
        plot_define_tic(writer, i, (double)i + 1, name);
    }
}

/* ---- files, frame and key ---- */

void plot_define_files(const struct plot_writer *writer, const char *format)
{
    fprintf(writer->file,
            "plots='" PLOT_SCRIPTS "'; data='" PLOT_FILE ".dat'; output='" PLOT_FILE
            ".%s'; format='%s'; ",
            format, format);
}

static void define_key(const struct plot_writer *writer, const struct plot_frame *frame,
                       const char *const *title, size_t titles)
{
    char text[PLOT_TEXT_LETTERS + 1];
    fprintf(writer->file, "keys=%zu; sample=%.6f; key_small=%d; ", titles,
            frame->sample / PLOT_PAPER_WIDTH, frame->type < PLOT_TYPE);
    fprintf(writer->file, "array titles[%zu]; array key_x[%zu]; array key_y[%zu]; ", titles, titles,
            titles);
    for (size_t i = 0; i < titles; i++) {
        plot_text_fit(title[i], frame->type, frame->title_width, text);
        plot_define_element(writer, "titles", i, text);
        fprintf(writer->file, "key_x[%zu]=%.6f; key_y[%zu]=%.6f; ", i + 1,
                frame->entry[i].x / PLOT_PAPER_WIDTH, i + 1, frame->entry[i].y / frame->paper);
    }
}

static void define_frame(const struct plot_writer *writer, const struct plot_frame *frame)
{
    fprintf(writer->file,
            "paper=%.4f; frame_left=%.6f; frame_right=%.6f; frame_bottom=%.6f; frame_top=%.6f; ",
            frame->paper, frame->left / PLOT_PAPER_WIDTH, frame->right / PLOT_PAPER_WIDTH,
            frame->bottom / frame->paper, frame->top / frame->paper);
}

void plot_define_layout(const struct plot_writer *writer, const struct plot_frame *frame,
                        const char *const *title, size_t titles)
{
    define_frame(writer, frame);
    define_key(writer, frame, title, titles);
}

/* ---- titles of axes ---- */

/* 1 when a path ends with these keys. */
static int ends_with(const char *path, const char *keys)
{
    size_t length = strlen(path), tail = strlen(keys);
    return length >= tail && !strcmp(path + length - tail, keys) &&
           (length == tail || path[length - tail - 1] == '.');
}

void plot_define_title(const struct plot_writer *writer, const char *name,
                       const struct plot_axis *axis)
{
    const char *title = axis->name;
    int known = 0;
    for (size_t i = 0; !known && i < sizeof axis_titles / sizeof *axis_titles; i++)
        if ((known = ends_with(axis->path, axis_titles[i].path)))
            title = axis_titles[i].title;
    plot_define(writer, name, title);
    fprintf(writer->file, "%s_enhanced=%d; ", name, known);
}

/* ---- ranges ---- */

/* An interval of few trials may reach far up, and down without end, since a power is shown in dB:
 * the lines must not be squeezed by it. */
void plot_define_decibels(const struct plot_writer *writer)
{
    const struct plot_data *data = writer->data;
    double low = fmax(fmin(data->lowest, data->lowest_bound), data->lowest - room);
    double high = fmin(fmax(data->highest, data->highest_bound), data->highest + room);
    double span = fmax(high - low, 1), beyond = beyond_data * span;
    double step = span > 110  ? 20
                  : span > 60 ? 10
                  : span > 20 ? 5
                  : span > 8  ? 2
                  : span > 2  ? 1
                              : 0.5;
    fprintf(writer->file, "y_low=%.6g; y_high=%.6g; y_step=%g; ", low - beyond, low + span + beyond,
            step);
}

void plot_define_extent(const struct plot_writer *writer, const struct plot_extent *extent)
{
    fprintf(writer->file, "x_low=%.8g; x_high=%.8g; y_low=%.8g; y_high=%.8g; y_step=10; ",
            extent->x_low, extent->x_high, extent->y_low, extent->y_high);
}

double plot_step(double range)
{
    double unit = pow(10, floor(log10(range / 5))), parts = range / 5 / unit;
    return unit * (parts < 1.5 ? 1 : parts < 3.5 ? 2 : parts < 7.5 ? 5 : 10);
}
