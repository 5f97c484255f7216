/* Captions: what a reader must know of a figure, in sentences. */
#include "bench/plot/plot_sidecar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is being written, and from what. */
struct caption {
    FILE *file;
    const struct plot_results *results;
    const struct plot_figure *figure;
    const struct plot_data *data;
};

/* What is between the items of "2, 5 and 10". */
static const char *separator(size_t i, size_t count)
{
    return i == 0 ? "" : i + 1 < count ? ", " : " and ";
}

/* ", for nonzeros = 2, 5 and 10", unless the axis does not apply to these curves. */
static void print_series(const struct caption *caption, const struct plot_axis *axis)
{
    const struct plot_figure *figure = caption->figure;
    if (!axis || !*figure->example->value[figure->axis])
        return;
    fprintf(caption->file, ", for %s = ", axis->name);
    for (size_t i = 0; i < figure->count; i++)
        fprintf(caption->file, "%s%s", separator(i, figure->count), figure->series[i].title);
}

/* " with topology = ring": what the figure holds fixed. */
static void print_fixed(const struct caption *caption)
{
    const struct plot_sweep *sweep = &caption->results->sweep;
    const char *before = " with";
    for (int axis = 0; axis < sweep->axes; axis++) {
        const char *value = caption->figure->example->value[axis];
        if (!plot_axis_in(caption->figure->fixed, axis) || !*value)
            continue;
        fprintf(caption->file, "%s %s = %s", before, sweep->axis[axis].name, value);
        before = ",";
    }
}

static void print_subject(const struct caption *caption)
{
    const struct plot_figure *figure = caption->figure;
    const struct plot_axis *axis =
        figure->axis < 0 ? NULL : &caption->results->sweep.axis[figure->axis];
    fprintf(caption->file, "%s",
            caption->data->quantity == PLOT_MSD ? "Mean-square deviation (MSD)"
                                                : "Mean-square a-priori error (MSE)");
    if (figure->kind == PLOT_FLOOR) {
        fprintf(caption->file, " in the steady state against %s", axis->name);
    } else {
        fprintf(caption->file, "%s%s against the iteration n", figure->label ? " of " : "",
                figure->label ? figure->label : "");
        print_series(caption, axis);
    }
    print_fixed(caption);
    fputs(".", caption->file);
}

/* A fact of the resolved scenario, or NULL: unknown, or varied by the sweep. */
static const char *fact(const struct caption *caption, const char *path, char text[32])
{
    const struct plot_sweep *sweep = &caption->results->sweep;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (!strcmp(sweep->axis[axis].path, path))
            return NULL;
    char name[80];
    snprintf(name, sizeof name, "resolved.%s", path);
    return plot_results_fact(caption->results, name, text, 32);
}

static void print_problem(const struct caption *caption)
{
    char text[32];
    const char *nodes = fact(caption, "network.nodes", text);
    if (nodes) {
        fprintf(caption->file, " The network has %s nodes", nodes);
        const char *kind = fact(caption, "network.topology.kind", text);
        fprintf(caption->file, "%s%s%s.", kind ? " (" : "", kind ? kind : "", kind ? ")" : "");
    }
    const char *taps = fact(caption, "system.taps", text);
    if (taps) {
        fprintf(caption->file, " The estimate has %s taps", taps);
        const char *nonzeros = fact(caption, "system.nonzeros", text);
        fprintf(caption->file, "%s%s%s.", nonzeros ? "; the true system has " : "",
                nonzeros ? nonzeros : "", nonzeros ? " that are not zero" : "");
    }
}

static void print_statistics(const struct caption *caption)
{
    int curves = caption->figure->kind == PLOT_CURVES;
    char text[32];
    const char *trials = fact(caption, "trials", text);
    if (trials && !strcmp(trials, "1"))
        fputs(" One trial.", caption->file);
    else if (trials)
        fprintf(caption->file, " %s are means over %s trials.", curves ? "Lines" : "Points",
                trials);
    if (caption->data->intervals)
        fprintf(caption->file, " %s show the 95 %% confidence interval of the mean.",
                curves ? "Bands" : "Bars");
    if (caption->data->mean_over > 1)
        fprintf(caption->file, " Each point is the mean over %d iterations.",
                caption->data->mean_over);
    if (caption->data->references)
        fputs(" Dashed lines without points do not depend on the parameter.", caption->file);
    if (caption->data->diverged)
        fputs(curves ? " Curves that diverged are cut short."
                     : " Cases that diverged are left out.",
              caption->file);
}

char *plot_caption(const struct plot_results *results, const struct plot_figure *figure,
                   const struct plot_data *data, struct err *err)
{
    char *text = NULL;
    size_t length;
    struct caption caption = {open_memstream(&text, &length), results, figure, data};
    if (caption.file) {
        print_subject(&caption);
        print_problem(&caption);
        print_statistics(&caption);
        if (!fclose(caption.file))
            return text;
    }
    free(text);
    err_set(err, ERR_INTERNAL, "out of memory for a caption");
    return NULL;
}
