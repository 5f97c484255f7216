#include "bench/compare/baselines.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/common/folder.h"
#include "bench/common/store.h"
#include "bench/environment/facts.h"
#include "bench/results/damage.h"
#include "bench/results/read_results.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEY = 200, WORD = 64 };

char *baselines_usual(struct err *err)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && data[0] == '/') /* the specification ignores relative paths */
        return mem_format(err, "%s/slabmark/baselines", data);
    if (home && home[0])
        return mem_format(err, "%s/.local/share/slabmark/baselines", home);
    err_set(err, ERR_USAGE,
            "neither XDG_DATA_HOME nor HOME is set to a directory for baselines: --baselines DIR");
    return NULL;
}

/* ---- the key ---- */

/* 1 when a word is safe as one part of a path: it cannot lead to another directory. */
static int is_word(const char *word)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "._-+";
    size_t length = strlen(word);
    return length > 0 && length < WORD && word[0] != '.' && strspn(word, allowed) == length;
}

static int is_first(const json_t *cases, size_t at)
{
    const json_t *kernels = json_object_get(json_array_get(cases, at), summary_kernels.name);
    for (size_t i = 0; i < at; i++)
        if (json_equal(json_object_get(json_array_get(cases, i), summary_kernels.name), kernels))
            return 0;
    return 1;
}

/* Joins the kernel sets of all cases, each once: "avx2", "avx2+ref". */
static void join_kernels(const json_t *cases, char kernels[WORD])
{
    json_t *item;
    size_t i;
    kernels[0] = '\0';
    json_array_foreach(cases, i, item)
    {
        const char *name = json_string_value(json_object_get(item, summary_kernels.name));
        if (name && is_first(cases, i))
            join(kernels, WORD, "+", name);
    }
}

/* "FINGERPRINT/KERNELS" of a result. */
static int find_key(const char *result, char key[KEY], struct err *err)
{
    static const struct column *const needed[] = {&summary_kernels, NULL};
    json_t *run = NULL, *cases = NULL;
    int failed =
        results_read_run(result, &run, err) || results_read_cases(result, needed, &cases, err);
    const char *fingerprint = json_string_value(facts_at(run, "machine.fingerprint"));
    char kernels[WORD];
    join_kernels(cases, kernels);
    if (!failed && (!fingerprint || !is_word(fingerprint) || !is_word(kernels)))
        failed = err_set(err, ERR_INCOMPARABLE, "%s: no %s, which the search for a baseline needs",
                         result, kernels[0] ? "machine.fingerprint" : "finished case with kernels");
    if (!failed)
        snprintf(key, KEY, "%s/%s", fingerprint, kernels);
    json_decref(run);
    json_decref(cases);
    return failed ? -1 : 0;
}

static int check_name(const char *name, struct err *err)
{
    return is_word(name) ? 0
                         : err_set(err, ERR_USAGE,
                                   "baseline '%s': a name of 1 to %d letters, digits and . _ - + "
                                   "is expected, not beginning with a dot",
                                   name, WORD - 1);
}

/* ---- finding ---- */

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Joins the names in a folder: "a, b"; "" when there are none. */
static void list_names(const char *folder, char *names, size_t size)
{
    struct dirent **entry;
    int count = scandir(folder, &entry, is_visible, alphasort);
    names[0] = '\0';
    for (int i = 0; i < count; i++) {
        join(names, size, ", ", entry[i]->d_name);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
}

static int refuse_absent(const char *root, const char *key, const char *name, struct err *err)
{
    char names[200] = "", *folder = mem_format(err, "%s/%s", root, key);
    if (!folder)
        return -1;
    list_names(folder, names, sizeof names);
    err_set(err, ERR_INCOMPARABLE, "no baseline %s in %.300s; there %s", name, folder,
            names[0] ? "are: " : "is none for this machine and these kernels");
    if (names[0])
        join(err->text, sizeof err->text, "", names);
    free(folder);
    return -1;
}

char *baseline_find(const char *root, const char *name, const char *result, struct err *err)
{
    char key[KEY], *folder = NULL;
    if (check_name(name, err) || find_key(result, key, err) ||
        !(folder = mem_format(err, "%s/%s/%s", root, key, name)))
        return NULL;
    if (!access(folder, F_OK))
        return folder;
    free(folder);
    refuse_absent(root, key, name, err);
    return NULL;
}

/* ---- saving ---- */

static int copy_bytes(FILE *from, const char *path, struct store_fresh *to, struct err *err)
{
    char bytes[1 << 16];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, count, to->file); /* the file keeps its error state */
    int failed = ferror(from) ? err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno)) : 0;
    return store_finish(to, err) || failed ? -1 : 0;
}

/* A file that the run did not save may be absent. */
static int copy_file(const char *result, const struct folder *folder, const char *name,
                     struct err *err)
{
    struct store_fresh fresh;
    char *from = mem_format(err, "%s/%s", result, name);
    char *to = from ? mem_format(err, "%s/%s", folder->path, name) : NULL;
    FILE *file = to ? fopen(from, "rb") : NULL;
    int failed = !to;
    if (to && !file && errno != ENOENT)
        failed = err_set(err, ERR_INTERNAL, "%s: %s", from, strerror(errno));
    if (file)
        failed = store_begin(&fresh, to, err) || copy_bytes(file, from, &fresh, err);
    if (file)
        fclose(file);
    free(from);
    free(to);
    return failed ? -1 : 0;
}

/* An unfinished or damaged result would make every later comparison fail. */
static int check_whole(const char *result, struct err *err)
{
    json_t *run = NULL, *damage = json_array();
    int failed = results_read_run(result, &run, err) || damage_find(result, damage, err);
    const char *status = json_string_value(json_object_get(run, "status"));
    if (!failed && (!status || strcmp(status, "complete") != 0))
        failed = err_set(err, ERR_INCOMPARABLE, "%s: not saved: the result is %s, not complete",
                         result, status ? status : "unknown");
    if (!failed && json_array_size(damage))
        failed = err_set(err, ERR_INCOMPARABLE, "%s: not saved: the result is damaged: %s", result,
                         json_string_value(json_array_get(damage, 0)));
    json_decref(run);
    json_decref(damage);
    return failed ? -1 : 0;
}

/* The copy replaces an older one. */
static int move_folder(struct folder *copy, const char *parent, const char *name, struct err *err)
{
    struct folder place;
    int length = snprintf(place.path, sizeof place.path, "%s/%s", parent, name);
    if (length >= (int)sizeof place.path)
        return err_set(err, ERR_USAGE, "%s/%s: the path is too long", parent, name);
    if (store_directory(parent, err))
        return -1;
    if (!access(place.path, F_OK)) {
        struct folder old = place;
        folder_remove(&old);
    }
    if (rename(copy->path, place.path))
        return err_set(err, ERR_INTERNAL, "%s: %s", place.path, strerror(errno));
    copy->path[0] = '\0';
    return 0;
}

int baseline_save(const char *root, const char *name, const char *result, struct err *err)
{
    char key[KEY];
    struct folder copy = {""};
    if (check_name(name, err) || check_whole(result, err) || find_key(result, key, err) ||
        store_directory(root, err) || folder_make(&copy, root, err))
        return -1;
    char *parent = mem_format(err, "%s/%s", root, key);
    int failed = !parent;
    for (int file = 0; !failed && file < RESULT_FILES; file++)
        failed = copy_file(result, &copy, result_file_name((enum result_file)file), err);
    failed = failed || move_folder(&copy, parent, name, err);
    folder_remove(&copy);
    free(parent);
    return failed ? -1 : 0;
}
