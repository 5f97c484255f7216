#include "bench/plot/plot_picture.h"

#include "base/mem.h"
#include "bench/common/folder.h"
#include "bench/common/screen.h"
#include "bench/common/sha256.h"
#include "bench/common/store.h"
#include "bench/common/suggest.h"
#include "bench/plot/plot_gnuplot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct plot_format plot_formats[PLOT_FORMATS] = {
    {"pdf", "%%EOF", 5, plot_stamp_pdf, NULL},
    {"png", "IEND\xae\x42\x60\x82", 8, plot_stamp_png, NULL},
    {"svg", "</svg>", 6, plot_stamp_svg, NULL},
    {"tex", "\\endgroup", 9, plot_stamp_tex, "-tex.pdf"},
};
enum { USUAL_FORMATS = 3 };

/* ---- formats ---- */

static int refuse_format(const char *text, int length, struct err *err)
{
    struct suggestion near = {0};
    char name[16];
    snprintf(name, sizeof name, "%.*s", length, text);
    for (int i = 0; i < PLOT_FORMATS; i++)
        suggest(&near, name, plot_formats[i].name);
    return err_set(err, ERR_USAGE, "--format %s: pdf, png, svg and tex are known%s", name,
                   suggest_question(&near));
}

int plot_formats_read(const char *list, unsigned *wanted, struct err *err)
{
    *wanted = list ? 0 : (1u << USUAL_FORMATS) - 1;
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
    return *wanted ? 0 : err_set(err, ERR_USAGE, "--format: pdf, png, svg, tex or several of them");
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
    struct plot_origin origin;
};

static char *path_inside(const struct drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/" PLOT_FILE "%s", drawing->folder.path, ending);
}

/* Writes the origin into a file of the private folder. */
static int stamp_file(const struct drawing *drawing, const char *ending, plot_stamp_fn *stamp,
                      struct err *err)
{
    char *path = path_inside(drawing, ending, err);
    int failed = !path || plot_stamp_file(path, stamp, &drawing->origin, err);
    free(path);
    return failed;
}

/* What gnuplot does not do: the name of the file that TeX includes, and the origin. */
static int finish_format(const struct drawing *drawing, const struct plot_format *format,
                         const char *ending, struct err *err)
{
    char *path = path_inside(drawing, ending, err);
    int is_tex = !strcmp(format->name, "tex");
    int failed =
        !path || (is_tex && plot_tex_finish(&drawing->folder, drawing->picture->name, err)) ||
        plot_check_whole(path, format, err) || stamp_file(drawing, ending, format->stamp, err) ||
        (format->beside && stamp_file(drawing, format->beside, plot_stamp_pdf, err));
    free(path);
    return failed;
}

static char *path_outside(const struct drawing *drawing, const char *ending, struct err *err)
{
    return mem_format(err, "%s/%s%s", drawing->job->output, drawing->picture->name, ending);
}

static int is_wanted(const struct drawing *drawing, int format)
{
    char ending[8];
    if (!(drawing->job->wanted >> format & 1) || !drawing->job->only_there)
        return drawing->job->wanted >> format & 1;
    snprintf(ending, sizeof ending, ".%s", plot_formats[format].name);
    char *path = path_outside(drawing, ending, NULL);
    int is_there = path && !access(path, F_OK);
    free(path);
    return is_there;
}

static int draw_format(const struct drawing *drawing, const struct plot_format *format,
                       struct err *err)
{
    const struct plot_job *job = drawing->job;
    const struct plot_picture *picture = drawing->picture;
    char ending[8];
    snprintf(ending, sizeof ending, ".%s", format->name);
    char *definitions = picture->definitions(picture->arg, format->name, err);
    int failed = !definitions ||
                 plot_gnuplot_run(&drawing->folder, picture->script, definitions, err) ||
                 finish_format(drawing, format, ending, err);
    free(definitions);
    return failed ? err_prefix(err, "%s/%s.%s: ", job->output, picture->name, format->name) : 0;
}

static int write_numbers(const struct drawing *drawing, struct err *err)
{
    char *path = path_inside(drawing, ".dat", err);
    int code = path ? drawing->picture->write_data(drawing->picture->arg, path, err) : -1;
    free(path);
    return code;
}

/* Writes the sidecar, and reads from it what the pictures say about themselves. */
static int write_origin(struct drawing *drawing, struct err *err)
{
    char *data = path_inside(drawing, ".dat", err), *path = path_inside(drawing, ".json", err);
    int failed = !data || !path ||
                 drawing->picture->write_origin(drawing->picture->arg, data, path, err) ||
                 plot_origin_read(&drawing->origin, path, drawing->job->date, err);
    free(data);
    free(path);
    return failed;
}

static int make_files(struct drawing *drawing, struct err *err)
{
    if (folder_link(&drawing->folder, PLOT_SCRIPTS, drawing->job->scripts, err) ||
        write_origin(drawing, err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (is_wanted(drawing, i) && draw_format(drawing, &plot_formats[i], err))
            return -1;
    return 0;
}

/* ---- to their place, or beside what is there ---- */

static void print_path(const char *path, const char *word)
{
    screen_text(stdout, 0, path);
    printf("%s%s\n", *word ? ": " : "", word);
}

static int verify_file(const struct drawing *drawing, const char *from, const char *to,
                       struct err *err)
{
    char fresh[SHA256_TEXT], old[SHA256_TEXT];
    const char *word = "missing";
    if (sha256_file(from, fresh, err))
        return -1;
    if (!access(to, F_OK)) {
        if (sha256_file(to, old, err))
            return -1;
        word = strcmp(fresh, old) ? "differs" : "same";
    }
    *drawing->job->differing += strcmp(word, "same") != 0;
    print_path(to, word);
    return 0;
}

/* silent: the path is not printed. */
static int place_file(const struct drawing *drawing, const char *ending, int silent,
                      struct err *err)
{
    char *from = path_inside(drawing, ending, err), *to = path_outside(drawing, ending, err);
    int failed = !from || !to;
    if (!failed && drawing->job->verify)
        failed = verify_file(drawing, from, to, err);
    else if (!failed && !(failed = store_move(from, to, err)) && !silent)
        print_path(to, "");
    free(from);
    free(to);
    return failed;
}

static int place_format(const struct drawing *drawing, const struct plot_format *format,
                        struct err *err)
{
    char ending[8];
    snprintf(ending, sizeof ending, ".%s", format->name);
    return place_file(drawing, ending, 0, err) ||
           (format->beside && place_file(drawing, format->beside, 0, err));
}

static int print_origin(const struct drawing *drawing, struct err *err)
{
    char *path = path_outside(drawing, ".json", err);
    if (path)
        print_path(path, "");
    free(path);
    return path ? 0 : -1;
}

/* The sidecar comes first: it marks the others as slabmark's, should the process end here. */
static int place_files(const struct drawing *drawing, struct err *err)
{
    if (place_file(drawing, ".json", 1, err))
        return -1;
    for (int i = 0; i < PLOT_FORMATS; i++)
        if (is_wanted(drawing, i) && place_format(drawing, &plot_formats[i], err))
            return -1;
    if (place_file(drawing, ".dat", 0, err))
        return -1;
    return drawing->job->verify ? 0 : print_origin(drawing, err);
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
        code = make_files(&drawing, err) || place_files(&drawing, err) ? -1 : 0;
    plot_origin_free(&drawing.origin);
    folder_remove(&drawing.folder);
    return code < 0 ? -1 : 0;
}
