#include "bench/plot/plot_sidecar.h"

#include "bench/common/sha256.h"
#include "bench/plot/plot_kind.h"

#include <stdlib.h>
#include <string.h>

int plot_sidecar_file(json_t *list, const char *path, const char *name, const char *ending,
                      struct err *err)
{
    char digest[SHA256_TEXT];
    if (sha256_file(path, digest, err))
        return -1;
    if (json_array_append_new(list,
                              json_pack("{s:s+, s:s}", "file", name, ending, "sha256", digest)))
        return err_set(err, ERR_INTERNAL, "%s: the name is not UTF-8, or out of memory", path);
    return 0;
}

static json_t *make_sidecar(const struct plot_results *results, const struct plot_figure *figure,
                            const char *caption, json_t *files)
{
    json_t *run = results->run;
    return json_pack("{s:i, s:s, s:s, s:O, s:O?, s:O?, s:O?, s:O?, s:O?}", "schema", 1, "figure",
                     figure->name, "caption", caption, "data", files, "name",
                     json_object_get(run, "name"), "command", json_object_get(run, "command"),
                     "started", json_object_get(run, "started"), "build",
                     json_object_get(run, "build"), "machine", json_object_get(run, "machine"));
}

int plot_sidecar_write(const struct plot_results *results, const struct plot_figure *figure,
                       const struct plot_data *data, const char *data_path, const char *path,
                       struct err *err)
{
    const struct csv_table *source = figure->kind->of_curves ? &results->curves : &results->summary;
    char *caption = plot_caption(results, figure, data, err);
    json_t *files = json_array(), *sidecar = NULL;
    int failed = !caption || plot_sidecar_file(files, data_path, figure->name, ".dat", err) ||
                 plot_sidecar_file(files, source->path,
                                   figure->kind->of_curves ? "curves" : "summary", ".csv", err);
    if (!failed && !(sidecar = make_sidecar(results, figure, caption, files)))
        failed = err_set(err, ERR_INTERNAL, "%s: a text is not UTF-8, or out of memory", path);
    if (!failed && json_dump_file(sidecar, path, JSON_INDENT(2) | JSON_PRESERVE_ORDER))
        failed = err_set(err, ERR_INTERNAL, "%s: cannot write", path);
    json_decref(sidecar);
    json_decref(files);
    free(caption);
    return failed ? -1 : 0;
}
