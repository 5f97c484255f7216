#include "bench/history/history_figure.h"

#include "bench/common/json.h"
#include "bench/history/history_show.h"
#include "bench/plot/plot_sidecar.h"

#include <stdlib.h>
#include <string.h>

/* ---- caption ---- */

static void put_shift(FILE *file, const struct history_figure *figure, const struct shift *shift)
{
    char change[SHIFT_CHANGE];
    const struct history_run *run = shift_run(figure->history, figure->series, shift);
    shift_change(shift, change);
    fprintf(file, "%s %s at %s of %.10s", shift_word(figure->series, shift), change, run->commit,
            run->started);
    if (shift->reason)
        fprintf(file, " (accepted: %s)", shift->reason);
}

static void put_shifts(FILE *file, const struct history_figure *figure)
{
    const struct series *series = figure->series;
    fprintf(file,
            " Shifts of at least %g %% that last %zu results or more, by E-divisive means at "
            "p < %g: ",
            100 * figure->options->least, figure->options->least_age,
            figure->options->significance);
    for (size_t s = 0; s < series->shifts; s++) {
        fputs(s ? "; " : "", file);
        put_shift(file, figure, &series->shift[s]);
    }
    fputs(series->shifts ? "." : "none.", file);
}

/* Heap; NULL without memory. */
static char *make_caption(const struct history_figure *figure)
{
    const struct series *series = figure->series;
    const struct history_run *run = figure->history->run;
    char title[SERIES_TITLE], *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    if (!file)
        return NULL;
    series_title(series, title);
    fprintf(file, "%s of %s in %zu results from %.10s to %.10s.", title, series->name,
            series->points, run[series->run[0]].started,
            run[series->run[series->points - 1]].started);
    put_shifts(file, figure);
    fputs(" Lines are the medians between shifts, bands their exact 95 % intervals.", file);
    if (fclose(file)) {
        free(text);
        return NULL;
    }
    return text;
}

/* ---- the file ---- */

static json_t *runs_json(const struct history_figure *figure)
{
    json_t *list = json_array();
    for (size_t i = 0; i < figure->series->points; i++) {
        const struct history_run *run = &figure->history->run[figure->series->run[i]];
        json_array_append_new(list, json_pack("{s:o, s:s, s:s}", "directory",
                                              json_cleaned(run->directory), "started", run->started,
                                              "commit", run->commit));
    }
    return list;
}

static json_t *make_origin(const struct history_figure *figure, const char *caption, json_t *files)
{
    const struct series *series = figure->series;
    const json_t *newest = figure->history->run[figure->history->runs - 1].run;
    return json_pack("{s:i, s:s, s:s, s:O, s:s, s:s, s:o, s:o, s:O?, s:O?}", "schema", 1, "figure",
                     figure->name, "caption", caption, "data", files, "case", series->name,
                     "metric", series->metric, "command", json_cleaned(figure->command), "results",
                     runs_json(figure), "build", json_object_get(newest, "build"), "machine",
                     json_object_get(newest, "machine"));
}

int history_figure_origin(const struct history_figure *figure, const char *data, const char *path,
                          struct err *err)
{
    char *caption = make_caption(figure);
    json_t *files = json_array(), *origin = NULL;
    int failed = !caption ? err_set(err, ERR_INTERNAL, "out of memory for a caption")
                          : plot_sidecar_file(files, data, figure->name, ".dat", err);
    if (!failed && !(origin = make_origin(figure, caption, files)))
        failed = err_set(err, ERR_INTERNAL, "%s: a text is no valid UTF-8, or out of memory", path);
    if (!failed && json_dump_file(origin, path, JSON_INDENT(2) | JSON_PRESERVE_ORDER))
        failed = err_set(err, ERR_INTERNAL, "%s: it could not be written", path);
    json_decref(origin);
    json_decref(files);
    free(caption);
    return failed ? -1 : 0;
}
