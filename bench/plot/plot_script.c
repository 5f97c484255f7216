#include "bench/plot/plot_script.h"

#include "base/mem.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_style.h"

#include <stdlib.h>
#include <string.h>

static const struct plot_room usual_room = {.left = 1.4, .bottom = 1.05, .height = 3.6};

/* ---- frame and key ---- */

/* The titles in the key: a heap array of texts borrowed from the data. */
static const char **key_titles(const struct plot_data *data, size_t *titles, struct err *err)
{
    const char **title = mem_zeroed((size_t)data->series, sizeof *title, err);
    *titles = 0;
    for (int i = 0; title && i < data->series; i++)
        if (data->block[i].key)
            title[(*titles)++] = data->block[i].key;
    return title;
}

/* Defines the number of points of each block: neighbouring lines have markers at different points.
 */
static void define_counts(const struct plot_writer *writer)
{
    const struct plot_data *data = writer->data;
    fprintf(writer->file, "series=%d; references=%d; intervals=%d; array count[%d]; ", data->series,
            data->references, data->intervals, data->series);
    for (int i = 0; i < data->series; i++)
        fprintf(writer->file, "count[%d]=%d; ", i + 1, data->block[i].points);
}

static int define_figure(const struct plot_writer *writer, struct err *err)
{
    const struct plot_kind *kind = writer->figure->kind;
    const struct plot_style *style = writer->results->style;
    struct plot_room room = usual_room;
    struct plot_frame frame = {0};
    size_t titles;
    const char **title = key_titles(writer->data, &titles, err);
    room.across = style->width / plot_style_scale(style);
    if (title && kind->widen)
        kind->widen(writer, &room);
    int failed = !title || plot_frame_init(&frame, title, titles, kind->sample, &room, err);
    if (!failed) {
        define_counts(writer);
        plot_define_layout(writer, &frame, title, titles);
        failed = kind->define(writer, &frame, err);
    }
    free(frame.entry);
    free(title);
    return failed ? -1 : 0;
}

char *plot_script_definitions(const struct plot_results *results, const struct plot_figure *figure,
                              const struct plot_data *data, const char *format, struct err *err)
{
    char *text = NULL;
    size_t length;
    struct plot_data known = *data;
    struct plot_writer writer = {.file = open_memstream(&text, &length),
                                 .results = results,
                                 .figure = figure,
                                 .data = &known,
                                 .tex = !strcmp(format, "tex")};
    int failed = 0;
    if (writer.file) {
        plot_define_files(&writer, results->style, format);
        failed = define_figure(&writer, err);
        if (!fclose(writer.file) && !failed)
            return text;
    }
    free(text);
    if (!failed)
        err_set(err, ERR_INTERNAL, "out of memory for gnuplot's definitions");
    return NULL;
}
