/* Empirical distributions of runtimes: the share of pairs of problem and target that an algorithm
 * has solved, against iterations and seconds. Problems are the values of the axes that change the
 * problem; targets are whole decibels. One series per label, one figure per setting of the
 * algorithms. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_levels.h"
#include "bench/plot/plot_runtimes.h"

#include <math.h>

static int group_labels(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_ecdf,
                                     .series = PLOT_LABELS,
                                     .axis = -1,
                                     .fixed = plot_axes_of(&results->sweep, 1),
                                     .policy = -1};
    return results->level >= 0 && plot_axes_of(&results->sweep, 0)
               ? plot_group(results, &by, figures, err)
               : 0;
}

/* Curves are read when the figure is written. */
static int read_nothing(const struct plot_results *results, int axis, struct plot_spot *spot,
                        struct err *err)
{
    (void)results, (void)axis, (void)err;
    spot->at.x = (double)spot->one->row;
    return 0;
}

/* Steps up by a pair at each of its runtimes, and goes on to the end of the longest run. */
static void write_steps(const struct plot_writer *writer, const struct plot_runtimes *times,
                        enum plot_spent spent)
{
    for (size_t i = 0; i < times->count[spent]; i++) {
        plot_write_number(writer, times->spent[spent][i], " ");
        plot_write_number(writer, (double)(i + 1) / (double)times->pairs, "\n");
    }
    plot_write_number(writer, times->end[spent], " ");
    plot_write_number(writer, (double)times->count[spent] / (double)times->pairs, "\n");
}

/* The blocks of iterations are the series, those of seconds follow. */
static int write_panel(const struct plot_writer *writer, enum plot_spent spent, int lowest,
                       struct err *err)
{
    for (size_t i = 0; i < writer->figure->count; i++) {
        const struct plot_series *series = &writer->figure->series[i];
        struct plot_runtimes times;
        int failed =
            plot_runtimes_find(writer->results, series, lowest, &times, err) ||
            (spent == PLOT_ITERATIONS ? plot_write_block(writer, series->title, series->title, err)
                                      : plot_write_reference(writer, series->title, NULL, err));
        if (!failed)
            write_steps(writer, &times, spent);
        plot_runtimes_free(&times);
        if (failed)
            return -1;
    }
    return 0;
}

static int write_shares(const struct plot_writer *writer, struct err *err)
{
    int lowest;
    return plot_runtimes_lowest(writer->results, writer->figure, &lowest, err) ||
                   write_panel(writer, PLOT_ITERATIONS, lowest, err) ||
                   write_panel(writer, PLOT_SECONDS, lowest, err)
               ? -1
               : 0;
}

static int define_panels(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    struct plot_range range[PLOT_SPENT];
    int lowest;
    if (plot_runtimes_lowest(writer->results, writer->figure, &lowest, err) ||
        plot_runtimes_ranges(writer->results, writer->figure, lowest, range, err))
        return -1;
    plot_level_define(writer, range, plot_panel_length(frame->width), 0);
    fputs("y_low=0; y_high=1; y_step=0.2; ", writer->file);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(
        writer->file,
        "Share of the pairs of problem and target that are solved within a number of iterations "
        "(left) and seconds (right), of %s",
        plot_quantity_name(writer->results->quantity));
}

static void caption_remarks(const struct plot_writer *writer)
{
    const struct plot_sweep *sweep = &writer->results->sweep;
    uint64_t problems = plot_axes_of(sweep, 0);
    int lowest;
    if (plot_runtimes_lowest(writer->results, writer->figure, &lowest, NULL))
        return;
    fputs(" The problems are the values of", writer->file);
    for (int axis = 0, before = 0; axis < sweep->axes; axis++)
        if (plot_axis_in(problems, axis))
            fprintf(writer->file, "%s %s", before++ ? "," : "", sweep->axis[axis].name);
    fprintf(writer->file,
            "; the targets are every decibel from %d dB down to %d dB, the lowest that any of the "
            "curves passes. A line ends with the longest run. Seconds are of one network.",
            PLOT_FIRST_TARGET, lowest);
}

const struct plot_kind plot_kind_ecdf = {
    .name = "ecdf",
    .summary = "share of problems and targets solved against iterations and seconds, where the "
               "problem is swept",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .of_curves = 1,
    .sample = 0.75,
    .columns = "iterations share; then the same of seconds",
    .group = group_labels,
    .read = read_nothing,
    .write = write_shares,
    .define = define_panels,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
