#include "bench/plot/plot_define.h"

#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_quote.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <string.h>

static const double room = 5;           /* dB beyond the lines for intervals      */
static const double beyond_data = 0.04; /* share of the range, at each end        */
static const double widest_name = 4.2;  /* cm; a longer text is cut in its middle */

/* Titles, in enhanced text, of parameters whose name is too short, by the end of their path. A
 * no-break space precedes a tag: in SVG a normal space there may be dropped. */
static const struct {
    const char *path, *title, *tex;
} axis_titles[] = {
    {"system.nonzeros", "nonzero taps", "nonzero taps"},
    {"system.taps", "taps {/:Italic L}", "taps $L$"},
    {"network.nodes", "nodes {/:Italic N}", "nodes $N$"},
    {"network.topology.kind", "topology", "topology"},
    {"network.topology.mean_degree", "mean degree", "mean degree"},
    {"noise.variance", "noise variance", "noise variance $\\sigma^2$"},
    {"noise.snr_db", "SNR (dB)", "SNR (dB)"},
    {"exchange.drop", "share of lost messages", "share of lost messages"},
    {"exchange.every", "iterations between exchanges", "iterations between exchanges"},
    {"entries.count", "entries of a message", "entries of a message"},
    {"entries.kind", "choice of the entries", "choice of the entries"},
    {"walk.variance", "variance of the walk", "variance of the walk"},
    {"slow.share", "share of slow iterations", "share of slow iterations"},
    {"input.pole", "pole of the input", "pole of the input"},
    {"input.variance", "input variance", "input variance $\\sigma_u^2$"},
    {"step", "step size {/:Italic μ}", "step size $\\mu$"},
    {"window", "window {/:Italic q} (data)", "window $q$ (data)"},
    {"alpha", "{/:Italic α}", "$\\alpha$"},
    {"radius", "radius {/:Italic δ}", "radius $\\delta$"},
    {"rho", "{/:Italic ρ}", "$\\rho$"},
    {"slab_sigmas", "slab half width (standard deviations of the noise)",
     "slab half width (standard deviations of the noise)"},
};

/* ---- texts ---- */

static int how_to_quote(const struct plot_writer *writer)
{
    return writer->tex ? PLOT_QUOTE_TEX : 0;
}

void plot_define_markup(const struct plot_writer *writer, const char *name, const char *text)
{
    fprintf(writer->file, "%s=", name);
    plot_quote(writer->file, text, 0);
    fputs("; ", writer->file);
}

void plot_define(const struct plot_writer *writer, const char *name, const char *text)
{
    fprintf(writer->file, "%s=", name);
    plot_quote(writer->file, text, how_to_quote(writer));
    fputs("; ", writer->file);
}

void plot_define_element(const struct plot_writer *writer, const char *array, size_t i,
                         const char *text)
{
    fprintf(writer->file, "%s[%zu]=", array, i + 1);
    plot_quote(writer->file, text, how_to_quote(writer));
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
    plot_quote(writer->file, text, how_to_quote(writer) | PLOT_QUOTE_FORMAT);
    fputs("; ", writer->file);
}

/* -1: a label is in the left half of its line; 1: in the right one; 0: it belongs to no line. */
static int outer_end(const struct plot_label *label)
{
    const struct plot_box *line = &label->line, *place = &label->place;
    double along =
        (place->x - line->x) * cos(line->angle) + (place->y - line->y) * sin(line->angle);
    return line->length > 0 ? (along > 0) - (along <= 0) : 0;
}

/* The outer end of a label keeps its place, whatever the widths of the font that draws it. */
static void define_label(const struct plot_writer *writer, const struct plot_frame *frame, size_t i,
                         const struct plot_label *label)
{
    const struct plot_box *place = &label->place;
    int end = outer_end(label);
    double along = end * plot_label_text_length(label) / 2;
    plot_define_element(writer, "label_text", i, label->text);
    fprintf(writer->file,
            "label_x[%zu]=%.6f; label_y[%zu]=%.6f; label_angle[%zu]=%.3f; label_end[%zu]=%d; ",
            i + 1, (place->x + along * cos(place->angle)) / frame->width, i + 1,
            (place->y + along * sin(place->angle)) / frame->height, i + 1,
            place->angle * 180 / M_PI, i + 1, end);
}

void plot_define_labels(const struct plot_writer *writer, const struct plot_frame *frame,
                        const struct plot_label *label, size_t labels)
{
    static const char *const arrays[] = {"text", "x", "y", "angle", "end"};
    fprintf(writer->file, "labels=%zu; ", labels);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        fprintf(writer->file, "array label_%s[%zu]; ", arrays[i], labels + 1);
    for (size_t i = 0; i < labels; i++)
        define_label(writer, frame, i, &label[i]);
}

double plot_name_width(const char *name)
{
    return fmin(plot_text_width(name, PLOT_SMALL_TYPE), widest_name);
}

void plot_define_name(const struct plot_writer *writer, size_t i, const char *name)
{
    char fitted[PLOT_TEXT_LETTERS + 1];
    plot_text_fit(name, PLOT_SMALL_TYPE, widest_name, fitted);
    plot_define_tic(writer, i, (double)i + 1, fitted);
}

/* ---- files, frame and key ---- */

static void define_style(const struct plot_writer *writer, const struct plot_style *style)
{
    fprintf(writer->file, "font='%s'; type=%g; scale=%.8g; ", style->font, style->size,
            plot_style_scale(style));
    if (!style->colours)
        return;
    fputs("palette='", writer->file);
    for (int i = 0; i < style->colours; i++)
        fprintf(writer->file, "%s%s", i ? " " : "", style->colour[i]);
    fputs("'; ", writer->file);
}

void plot_define_files(const struct plot_writer *writer, const struct plot_style *style,
                       const char *format)
{
    fprintf(writer->file,
            "plots='" PLOT_SCRIPTS "'; data='" PLOT_FILE ".dat'; output='%s.%s'; format='%s'; ",
            writer->tex ? PLOT_TEX_FILE : PLOT_FILE, format, format);
    define_style(writer, style);
}

/* A title may have a colour and a text of its own in TeX. */
static void define_entry(const struct plot_writer *writer, const struct plot_frame *frame, size_t i,
                         const char *title)
{
    char text[PLOT_TEXT_LETTERS + 1], name[40];
    const struct plot_style_curve *curve =
        writer->results ? plot_style_find(writer->results->style, title) : NULL;
    plot_text_fit(title, frame->type, frame->title_width, text);
    snprintf(name, sizeof name, "titles[%zu]", i + 1);
    if (writer->tex && curve && curve->tex)
        plot_define_markup(writer, name, curve->tex);
    else
        plot_define(writer, name, text);
    fprintf(writer->file, "colour[%zu]='%s'; ", i + 1, curve && curve->colour ? curve->colour : "");
}

static void define_key(const struct plot_writer *writer, const struct plot_frame *frame,
                       const char *const *title, size_t titles)
{
    static const char *const arrays[] = {"titles", "key_x", "key_y", "colour"};
    fprintf(writer->file, "keys=%zu; entries=%zu; sample=%.6f; key_small=%d; ",
            frame->direct ? 0 : titles, titles, frame->sample / frame->across,
            frame->type < PLOT_TYPE);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        fprintf(writer->file, "array %s[%zu]; ", arrays[i], titles);
    for (size_t i = 0; i < titles; i++) {
        define_entry(writer, frame, i, title[i]);
        fprintf(writer->file, "key_x[%zu]=%.6f; key_y[%zu]=%.6f; ", i + 1,
                frame->entry[i].x / frame->across, i + 1, frame->entry[i].y / frame->paper);
    }
}

static void define_frame(const struct plot_writer *writer, const struct plot_frame *frame)
{
    fprintf(writer->file,
            "across=%.6f; paper=%.4f; frame_left=%.6f; frame_right=%.6f; frame_bottom=%.6f; "
            "frame_top=%.6f; ",
            frame->across, frame->paper, frame->left / frame->across, frame->right / frame->across,
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
            title = writer->tex ? axis_titles[i].tex : axis_titles[i].title;
    if (known)
        plot_define_markup(writer, name, title);
    else
        plot_define(writer, name, title);
    fprintf(writer->file, "%s_enhanced=%d; ", name, known);
}

/* ---- ranges ---- */

/* An interval of few trials may reach far up, and down without end, since a power is shown in dB:
 * the lines must not be squeezed by it. */
struct plot_span_db plot_decibel_span(const struct plot_data *data)
{
    double low = fmax(fmin(data->lowest, data->lowest_bound), data->lowest - room);
    double high = fmin(fmax(data->highest, data->highest_bound), data->highest + room);
    double span = fmax(high - low, 1), beyond = beyond_data * span;
    return (struct plot_span_db){low - beyond, low + span + beyond};
}

void plot_define_decibels(const struct plot_writer *writer)
{
    struct plot_span_db range = plot_decibel_span(writer->data);
    double span = (range.high - range.low) / (1 + 2 * beyond_data);
    double step = span > 110  ? 20
                  : span > 60 ? 10
                  : span > 20 ? 5
                  : span > 8  ? 2
                  : span > 2  ? 1
                              : 0.5;
    fprintf(writer->file, "y_low=%.6g; y_high=%.6g; y_step=%g; ", range.low, range.high, step);
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
