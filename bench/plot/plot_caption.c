/* Captions: what a reader must know of a figure, in sentences. */
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_sidecar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *plot_separator(size_t i, size_t count)
{
    return i == 0 ? "" : i + 1 < count ? ", " : " and ";
}

const char *plot_quantity_words(enum plot_quantity quantity)
{
    return quantity == PLOT_MSD ? "Mean-square deviation (MSD)"
                                : "Mean-square a-priori error (MSE)";
}

/* " with topology = ring": what the figure holds fixed. */
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

const char *plot_fact(const struct plot_writer *writer, const char *path, char text[32])
{
    const struct plot_sweep *sweep = &writer->results->sweep;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (!strcmp(sweep->axis[axis].path, path))
            return NULL;
    char name[80];
    snprintf(name, sizeof name, "resolved.%s", path);
    return plot_results_fact(writer->results, name, text, 32);
}

static void print_problem(const struct plot_writer *writer)
{
    char text[32];
    const char *nodes = plot_fact(writer, "network.nodes", text);
    if (nodes) {
        fprintf(writer->file, " The network has %s nodes", nodes);
        const char *kind = plot_fact(writer, "network.topology.kind", text);
        fprintf(writer->file, "%s%s%s.", kind ? " (" : "", kind ? kind : "", kind ? ")" : "");
    }
    const char *taps = plot_fact(writer, "system.taps", text);
    if (taps) {
        fprintf(writer->file, " The estimate has %s taps", taps);
        const char *nonzeros = plot_fact(writer, "system.nonzeros", text);
        fprintf(writer->file, "%s%s%s.", nonzeros ? "; the true system has " : "",
                nonzeros ? nonzeros : "", nonzeros ? " that are not zero" : "");
    }
}

void plot_remark_trials(const struct plot_writer *writer, const char *means, const char *intervals)
{
    char text[32];
    const char *trials = plot_fact(writer, "trials", text);
    if (trials && !strcmp(trials, "1"))
        fputs(" One trial.", writer->file);
    else if (trials)
        fprintf(writer->file, " %s are means over %s trials.", means, trials);
    if (writer->data->intervals)
        fprintf(writer->file, " %s show the 95 %% confidence interval of the mean.", intervals);
    if (writer->data->mean_over > 1)
        fprintf(writer->file, " Each point is the mean over %d iterations.",
                writer->data->mean_over);
}

char *plot_caption(const struct plot_results *results, const struct plot_figure *figure,
                   const struct plot_data *data, struct err *err)
{
    char *text = NULL;
    size_t length;
    struct plot_data known = *data;
    struct plot_writer writer = {open_memstream(&text, &length), results, figure, &known};
    if (writer.file) {
        figure->kind->subject(&writer);
        print_fixed(&writer);
        putc('.', writer.file);
        print_problem(&writer);
        figure->kind->remarks(&writer);
        if (!fclose(writer.file))
            return text;
    }
    free(text);
    err_set(err, ERR_INTERNAL, "out of memory for a caption");
    return NULL;
}
