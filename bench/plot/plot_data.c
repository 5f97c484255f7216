#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_text.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_header(const struct plot_writer *writer)
{
    char text[32];
    const char *name = plot_results_fact(writer->results, "name", text, sizeof text);
    fprintf(writer->file, "# slabmark figure %s, scenario ", writer->figure->name);
    for (name = name ? name : "?"; *name;)
        name += plot_text_put(writer->file, name);
    putc('\n', writer->file);
    fputs("# one block per series, its title first; ?: unknown\n", writer->file);
}

int plot_data_write(const struct plot_results *results, const struct plot_figure *figure,
                    const char *path, struct plot_data *data, struct err *err)
{
    *data = (struct plot_data){.mean_over = 1,
                               .first = INFINITY,
                               .lowest = INFINITY,
                               .lowest_bound = INFINITY,
                               .highest = -INFINITY,
                               .highest_bound = -INFINITY};
    struct plot_writer writer = {
        .file = fopen(path, "w"), .results = results, .figure = figure, .data = data};
    if (!writer.file)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    print_header(&writer);
    fprintf(writer.file, "# %s\n", figure->kind->columns);
    int failed = figure->kind->write(&writer, err);
    int lost = ferror(writer.file);
    if ((fclose(writer.file) || lost) && !failed)
        failed = err_set(err, ERR_INTERNAL, "%s: cannot write: %s", path, strerror(errno));
    if (failed)
        plot_data_free(data);
    return failed;
}

void plot_data_free(struct plot_data *data)
{
    for (int i = 0; i < data->series; i++)
        free(data->block[i].key);
    free(data->block);
    data->block = NULL;
    data->series = 0;
}
