#include "bench/plot/plot_picture.h"

#include "base/mem.h"
#include "bench/common/folder.h"
#include "bench/common/screen.h"
#include "bench/common/store.h"
#include "bench/common/suggest.h"
#include "bench/plot/plot_gnuplot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct plot_format plot_formats[PLOT_FORMATS] = {
    {"pdf", "%%EOF", 5},
    {"png", "IEND\xae\x42\x60\x82", 8},
    {"svg", "</svg>", 6},
};

/* ---- formats ---- */

static int refuse_format(const char *text, int length, struct err *err)
{
    struct suggestion near = {0};
    char name[16];
    snprintf(name, sizeof name, "%.*s", length, text);
    for (int i = 0; i < PLOT_FORMATS; i++)
        suggest(&near, name, plot_formats[i].name);
    return err_set(err, ERR_USAGE, "--format %s: pdf, png and svg are known%s", name,
                   suggest_question(&near));
}

int plot_formats_read(const char *list, unsigned *wanted, struct err *err)
{
    *wanted = list ? 0 : (1u << PLOT_FORMATS) - 1;
    while (list && *list) {
        size_t length = strcspn(list, ",");
        int i = 0;
        while (i < PLOT_FORMATS && (strlen(plot_formats[i].name) != length ||
                                    strncmp(plot_formats[i].name, list, length)))
            i++;
        if (i == PLOT_FORMATS)
            return refuse_format(list, (int)length, err);
        *wanted |= 1u << i;
        list += length + (list[length] == ',');
    }
    return *wanted ? 0 : err_set(err, ERR_USAGE, "--format: pdf, png, svg or several of them");
}

/* ---- whole or not ---- */

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
                   "gnuplot could not write the whole %s: a full disk, or a limit of file sizes",
                   format->name);
}

/* ---- in the private folder ---- */

struct drawing {
    const struct plot_job *job;
    const struct plot_picture *picture;
    struct folder folder;
};

static char *path_inside(const struct drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/%s.%s", drawing->folder.path, PLOT_FILE, ending);
}

static int draw_format(const struct drawing *drawing, const struct plot_format *format,
                       struct err *err)
{
    const struct plot_job *job = drawing->job;
    const struct plot_picture *picture = drawing->picture;
    char *path = path_inside(drawing, format->name, err);
    char *definitions = path ? picture->definitions(picture->arg, format->name, err) : NULL;
    int failed = !definitions ||
                 plot_gnuplot_run(&drawing->folder, picture->script, definitions, err) ||
                 plot_check_whole(path, format, err);
    if (!failed && !strcmp(format->name, "pdf") && *job->date)
        failed = plot_pdf_set_date(path, job->date, err);
    free(definitions);
    free(path);
    return failed ? err_prefix(err, "%s/%s.%s: ", job->output, picture->name, format->name) : 0;
}

static int write_numbers(const struct drawing *drawing, struct err *err)
{
    char *path = path_inside(drawing, "dat", err);
    int code = path ? drawing->picture->write_data(drawing->picture->arg, path, err) : -1;
    free(path);
    return code;
}

static int write_origin(const struct drawing *drawing, struct err *err)
{
    char *data = path_inside(drawing, "dat", err), *path = path_inside(drawing, "json", err);
    int failed =
        !data || !path || drawing->picture->write_origin(drawing->picture->arg, data, path, err);
    free(data);
    free(path);
    return failed;
}

static int make_files(const struct drawing *drawing, struct err *err)
{
    if (folder_link(&drawing->folder, PLOT_SCRIPTS, drawing->job->scripts, err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (drawing->job->wanted >> i & 1 && draw_format(drawing, &plot_formats[i], err))
            return -1;
    return write_origin(drawing, err);
}

/* ---- to their place ---- */

static char *path_outside(const struct drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/%s.%s", drawing->job->output, drawing->picture->name, ending);
}

static int move_file(const struct drawing *drawing, const char *ending, struct err *err)
{
    char *from = path_inside(drawing, ending, err), *to = path_outside(drawing, ending, err);
    int failed = !from || !to || store_move(from, to, err);
    free(from);
    free(to);
    return failed;
}

static int print_path(const struct drawing *drawing, const char *ending, struct err *err)
{
    char *path = path_outside(drawing, ending, err);
    if (!path)
        return -1;
    screen_text(stdout, 0, path);
    putchar('\n');
    free(path);
    return 0;
}

static int move_and_print(const struct drawing *drawing, const char *ending, struct err *err)
{
    return move_file(drawing, ending, err) || print_path(drawing, ending, err);
}

/* The sidecar comes first: it marks the others as slabmark's, should the process end here. */
static int move_files(const struct drawing *drawing, struct err *err)
{
    if (move_file(drawing, "json", err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (drawing->job->wanted >> i & 1 && move_and_print(drawing, plot_formats[i].name, err))
            return -1;
    return move_and_print(drawing, "dat", err) || print_path(drawing, "json", err);
}

int plot_picture_draw(const struct plot_job *job, const struct plot_picture *picture,
                      struct err *err)
{
    struct drawing drawing = {.job = job, .picture = picture};
    if (folder_make(&drawing.folder, job->output, err))
        return -1;
    int code = write_numbers(&drawing, err);
    if (code == PLOT_UNKNOWN)
        fprintf(stderr, "slabmark: %s: no value is known, not drawn\n", picture->name);
    else if (code == 0)
        code = make_files(&drawing, err) || move_files(&drawing, err) ? -1 : 0;
    folder_remove(&drawing.folder);
    return code < 0 ? -1 : 0;
}
