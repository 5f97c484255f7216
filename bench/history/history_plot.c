#include "bench/history/history_plot.h"

#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/history/history_figure.h"
#include "bench/plot/plot_figures.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/results/owned.h"

#include <stdlib.h>
#include <string.h>

static int write_data(void *arg, const char *path, struct err *err)
{
    return history_figure_data(arg, path, err);
}

static char *write_definitions(void *arg, const char *format, struct err *err)
{
    return history_figure_definitions(arg, format, err);
}

static int write_origin(void *arg, const char *data, const char *path, struct err *err)
{
    return history_figure_origin(arg, data, path, err);
}

static int is_taken(const struct history_figure *figures, size_t before, const char *name)
{
    for (size_t i = 0; i < before; i++)
        if (!strcmp(figures[i].name, name))
            return 1;
    return 0;
}

/* Names that differ only in what a file name cannot hold are counted. */
static int name_figure(struct history_figure *figures, size_t n, struct err *err)
{
    const struct series *series = figures[n].series;
    for (int copy = 1; copy == 1 || is_taken(figures, n, figures[n].name); copy++) {
        size_t length;
        free(figures[n].name);
        figures[n].name = NULL;
        FILE *name = open_memstream(&figures[n].name, &length);
        if (!name)
            return err_set(err, ERR_INTERNAL, "out of memory for the name of a figure");
        fputs("history-", name);
        plot_print_safely(name, series->name);
        fprintf(name, "-%s", series->metric);
        if (copy > 1)
            fprintf(name, "-%d", copy);
        if (fclose(name))
            return err_set(err, ERR_INTERNAL, "out of memory for the name of a figure");
    }
    return 0;
}

static int draw_figure(const struct plot_job *job, struct history_figure *figure, struct err *err)
{
    struct plot_picture picture = {.name = figure->name,
                                   .script = "history",
                                   .arg = figure,
                                   .write_data = write_data,
                                   .definitions = write_definitions,
                                   .write_origin = write_origin};
    return owned_check_figure(job->output, figure->name, err) ||
                   plot_picture_draw(job, &picture, err)
               ? -1
               : 0;
}

int history_plot(const struct plot_job *job, const struct history *history,
                 const struct history_options *options, const char *command, struct err *err)
{
    struct history_figure *figures = mem_zeroed(history->count, sizeof *figures, err);
    int failed = !figures || store_directory(job->output, err);
    for (size_t i = 0; !failed && i < history->count; i++) {
        figures[i] = (struct history_figure){.history = history,
                                             .series = &history->series[i],
                                             .options = options,
                                             .command = command};
        failed = name_figure(figures, i, err) || draw_figure(job, &figures[i], err);
    }
    for (size_t i = 0; figures && i < history->count; i++)
        free(figures[i].name);
    free(figures);
    return failed ? -1 : 0;
}
