#include "bench/plot/plot_draw.h"

#include "base/mem.h"
#include "bench/common/folder.h"
#include "bench/common/screen.h"
#include "bench/common/store.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_script.h"
#include "bench/plot/plot_sidecar.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct plot_format plot_formats[PLOT_FORMATS] = {
    {"pdf", "%%EOF", 5},
    {"png", "IEND\xae\x42\x60\x82", 8},
    {"svg", "</svg>", 6},
};

struct figure_drawing {
    const struct plot_job *job;
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct folder folder;
    struct plot_data data;
};

/* ---- complete pictures ---- */

int plot_check_whole(const char *path, const struct plot_format *format, struct err *err)
{
    char tail[32];
    FILE *file = fopen(path, "rbe");
    if (!file)
        return err_set(err, ERR_INTERNAL, "gnuplot wrote no %s: %s", format->name, strerror(errno));
    int short_file = fseek(file, -(long)sizeof tail, SEEK_END);
    size_t length = short_file ? 0 : fread(tail, 1, sizeof tail, file);
    fclose(file);
    while (length && (tail[length - 1] == '\n' || tail[length - 1] == '\r'))
        length--;
    if (length >= format->end_length &&
        !memcmp(tail + length - format->end_length, format->end, format->end_length))
        return 0;
    return err_set(err, ERR_INTERNAL,
                   "gnuplot wrote only part of %s: the disk may be full, or file sizes limited",
                   format->name);
}

/* ---- in the private folder ---- */

static char *path_inside(const struct figure_drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/%s.%s", drawing->folder.path, PLOT_FILE, ending);
}

static int draw_picture(const struct figure_drawing *drawing, const struct plot_format *format,
                        struct err *err)
{
    const struct plot_job *job = drawing->job;
    char *path = path_inside(drawing, format->name, err);
    char *definitions = path ? plot_script_definitions(drawing->results, drawing->figure,
                                                       &drawing->data, format->name, err)
                             : NULL;
    int failed =
        !definitions ||
        plot_gnuplot_run(&drawing->folder, drawing->figure->kind->name, definitions, err) ||
        plot_check_whole(path, format, err);
    if (!failed && !strcmp(format->name, "pdf") && *job->date)
        failed = plot_pdf_set_date(path, job->date, err);
    free(definitions);
    free(path);
    return failed ? err_prefix(err, "%s/%s.%s: ", job->output, drawing->figure->name, format->name)
                  : 0;
}

static int write_numbers(struct figure_drawing *drawing, struct err *err)
{
    char *path = path_inside(drawing, "dat", err);
    int failed =
        !path || plot_data_write(drawing->results, drawing->figure, path, &drawing->data, err);
    free(path);
    return failed;
}

static int write_origin(const struct figure_drawing *drawing, struct err *err)
{
    char *data = path_inside(drawing, "dat", err), *path = path_inside(drawing, "json", err);
    int failed =
        !data || !path ||
        plot_sidecar_write(drawing->results, drawing->figure, &drawing->data, data, path, err);
    free(data);
    free(path);
    return failed;
}

static int make_files(const struct figure_drawing *drawing, struct err *err)
{
    if (folder_link(&drawing->folder, PLOT_SCRIPTS, drawing->job->scripts, err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (drawing->job->wanted >> i & 1 && draw_picture(drawing, &plot_formats[i], err))
            return -1;
    return write_origin(drawing, err);
}

/* ---- moving files to their destination ---- */

static char *path_outside(const struct figure_drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/%s.%s", drawing->job->output, drawing->figure->name, ending);
}

static int move_file(const struct figure_drawing *drawing, const char *ending, struct err *err)
{
    char *from = path_inside(drawing, ending, err), *to = path_outside(drawing, ending, err);
    int failed = !from || !to || store_move(from, to, err);
    free(from);
    free(to);
    return failed;
}

static int print_path(const struct figure_drawing *drawing, const char *ending, struct err *err)
{
    char *path = path_outside(drawing, ending, err);
    if (!path)
        return -1;
    screen_text(stdout, 0, path);
    putchar('\n');
    free(path);
    return 0;
}

static int move_and_print(const struct figure_drawing *drawing, const char *ending, struct err *err)
{
    return move_file(drawing, ending, err) || print_path(drawing, ending, err);
}

/* Moves the sidecar first: it marks the other files as slabmark's if the process ends here. */
static int move_files(const struct figure_drawing *drawing, struct err *err)
{
    if (move_file(drawing, "json", err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (drawing->job->wanted >> i & 1 && move_and_print(drawing, plot_formats[i].name, err))
            return -1;
    return move_and_print(drawing, "dat", err) || print_path(drawing, "json", err);
}

int plot_draw(const struct plot_job *job, const struct plot_results *results,
              const struct plot_figure *figure, struct err *err)
{
    struct figure_drawing drawing = {.job = job, .results = results, .figure = figure};
    if (folder_make(&drawing.folder, job->output, err))
        return -1;
    int failed = write_numbers(&drawing, err);
    if (!failed && !drawing.data.series)
        fprintf(stderr, "slabmark: %s: not drawn, no value is known\n", figure->name);
    else if (!failed)
        failed = make_files(&drawing, err) || move_files(&drawing, err);
    plot_data_free(&drawing.data);
    folder_remove(&drawing.folder);
    return failed ? -1 : 0;
}
