#include "bench/plot/plot_caption.h"

#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_sidecar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *plot_separator(size_t i, size_t count)
{
    return i == 0 ? "" : i + 1 < count ? ", " : " and ";
}

const char *plot_quantity_name(enum plot_quantity quantity)
{
    return quantity == PLOT_MSD ? "MSD" : "MSE";
}

const char *plot_quantity_words(enum plot_quantity quantity)
{
    return quantity == PLOT_MSD ? "Mean-square deviation (MSD)"
                                : "Mean-square a-priori error (MSE)";
}

/* Prints the fixed parameters: " with topology = ring". */
static void print_fixed(const struct plot_writer *writer)
{
    const struct plot_sweep *sweep = &writer->results->sweep;
    const char *before = " with";
    for (int axis = 0; axis < sweep->axes; axis++) {
        const char *value = writer->figure->example->value[axis];
        if (!plot_axis_in(writer->figure->fixed, axis) || !*value)
            continue;
        fprintf(writer->file, "%s %s = %s", before, sweep->axis[axis].name, value);
        before = ",";
    }
}

void plot_print_values(const struct plot_writer *writer)
{
    const struct plot_figure *figure = writer->figure;
    if (figure->axis < 0 || !*figure->example->value[figure->axis])
        return;
    fprintf(writer->file, ", for %s = ", writer->results->sweep.axis[figure->axis].name);
    for (size_t i = 0; i < figure->count; i++)
        fprintf(writer->file, "%s%s", plot_separator(i, figure->count), figure->series[i].title);
}

/* Intervals over trials hold for the network, levels or system that all trials share: see `slabmark
 * help redraw`. */
static void print_shared(const struct plot_writer *writer)
{
    static const struct {
        const char *path, *word, *otherwise;
    } parts[] = {{"redraw.network", "one network", "once"},
                 {"redraw.noise", "one set of noise levels", "once"},
                 {"redraw.system", "one system", "trial"}};
    const char *shared[sizeof parts / sizeof *parts];
    size_t count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char text[32];
        const char *drawn = plot_fact(writer, parts[i].path, text);
        if (!strcmp(drawn ? drawn : parts[i].otherwise, "once"))
            shared[count++] = parts[i].word;
    }
    fputs(count ? " All trials of a case share "
                : " Every trial has a network, noise levels and a system of its own",
          writer->file);
    for (size_t i = 0; i < count; i++)
        fprintf(writer->file, "%s%s", plot_separator(i, count), shared[i]);
    fputs(count ? ", for which the interval holds." : ".", writer->file);
}

void plot_remark_trials(const struct plot_writer *writer, const char *means, const char *intervals)
{
    char text[32];
    const char *trials = plot_fact(writer, "trials", text);
    if (trials && !strcmp(trials, "1"))
        fputs(" One trial.", writer->file);
    else if (trials)
        fprintf(writer->file, " %s are means over %s trials.", means, trials);
    if (writer->data->intervals) {
        fprintf(writer->file, " %s show the 95 %% confidence interval of the mean.", intervals);
        print_shared(writer);
    }
    if (writer->data->mean_over > 1)
        fprintf(writer->file, " Each point is the mean over %d iterations.",
                writer->data->mean_over);
}

void plot_remark_unusual(const struct plot_writer *writer)
{
    int unsettled = writer->data->unsettled;
    if (unsettled)
        fprintf(writer->file, " White centres: the curve had not settled (%d point%s).", unsettled,
                unsettled == 1 ? "" : "s");
    if (writer->data->diverged)
        fputs(" Cases that diverged are left out.", writer->file);
}

void plot_remark_left_out(const struct plot_writer *writer, const char *which)
{
    size_t out = writer->figure->left_out;
    if (out)
        fprintf(writer->file, " %zu case%s %s %s left out.", out, out == 1 ? "" : "s", which,
                out == 1 ? "is" : "are");
}

void plot_remark_times(const struct plot_writer *writer)
{
    fputs(" Points are medians of repeated runs.", writer->file);
    if (writer->data->intervals)
        fputs(" Bars show the confidence interval of the median.", writer->file);
    plot_remark_left_out(writer, "not timed by repetitions");
}

char *plot_caption(const struct plot_results *results, const struct plot_figure *figure,
                   const struct plot_data *data, struct err *err)
{
    char *text = NULL;
    size_t length;
    struct plot_data known = *data;
    struct plot_writer writer = {.file = open_memstream(&text, &length),
                                 .results = results,
                                 .figure = figure,
                                 .data = &known};
    if (writer.file) {
        figure->kind->subject(&writer);
        print_fixed(&writer);
        putc('.', writer.file);
        if (figure->parts > 1)
            fprintf(writer.file, " Part %d of %d of the curves.", figure->part, figure->parts);
        plot_remark_problem(&writer);
        figure->kind->remarks(&writer);
        if (!fclose(writer.file))
            return text;
    }
    free(text);
    err_set(err, ERR_INTERNAL, "out of memory for a caption");
    return NULL;
}

void plot_remark_cuts(const struct plot_writer *writer)
{
    int endless = writer->data->endless;
    if (endless)
        fprintf(writer->file,
                " %d curve%s no band: over few trials the interval reaches down to 0.", endless,
                endless == 1 ? " has" : "s have");
    if (writer->data->diverged)
        fputs(" Curves that diverged are cut short.", writer->file);
}
