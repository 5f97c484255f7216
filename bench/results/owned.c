#include "bench/results/owned.h"

#include "base/mem.h"
#include "bench/results/result_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first bytes of each file with a line per case or row. */
static const char *const begins[RESULT_FILES] = {
    [RESULT_CASES] = "{\"case\":", [RESULT_BLOCKS] = "{\"case\":",  [RESULT_SUMMARY] = "case,",
    [RESULT_CURVES] = "case,",     [RESULT_SAMPLES] = "{\"case\":", [RESULT_ESTIMATES] = "case,",
    [RESULT_SYSTEM] = "case,",     [RESULT_NODES] = "case,",
};

/* A header alone does not hold a case. */
static int has_header(enum result_file file)
{
    return begins[file][0] != '{';
}

/* ---- files ---- */

static int refuse_file(const char *path, const char *why, struct err *err)
{
    return err_set(err, ERR_USAGE, "%s: %s; it is left unchanged, use -o for another directory",
                   path, why);
}

/* Opens a regular file for reading; *file is NULL when there is none. */
static int open_plain(const char *path, FILE **file, struct err *err)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    *file = NULL;
    if (descriptor < 0)
        return errno == ENOENT  ? 0
               : errno == ELOOP ? refuse_file(path, "a link", err)
                                : err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (fstat(descriptor, &status) || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return refuse_file(path, "not a regular file", err);
    }
    if ((*file = fdopen(descriptor, "r")))
        return 0;
    close(descriptor);
    return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
}

/* 1 when slabmark wrote the first line, or the file is empty. A journal whose first line is damaged
 * is still recognised by keys that every line has. */
static int is_ours(const char *line, enum result_file which)
{
    return !strncmp(line, begins[which], strlen(begins[which])) ||
           (!has_header(which) && strstr(line, "\"digest\":\""));
}

/* Returns 1, 0, or -1 and err. *more: 1 when the file holds more than its header. */
static int look_into(FILE *file, enum result_file which, const char *path, int *more,
                     struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    errno = 0;
    ssize_t length = getline(&line, &room, file);
    int ours = length < 0 || is_ours(line, which);
    *more = length > 0 && (!has_header(which) || getc(file) != EOF);
    if (length < 0 && errno)
        ours = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    free(line);
    return ours;
}

static int check_file(const char *directory, enum result_file which, int *holds_cases,
                      struct err *err)
{
    FILE *file;
    int more = 0;
    char *path = mem_format(err, "%s/%s", directory, result_file_name(which));
    int failed = !path || open_plain(path, &file, err);
    if (!failed && file) {
        int ours = look_into(file, which, path, &more, err);
        failed = ours ? ours < 0 : refuse_file(path, "slabmark did not write it", err);
        fclose(file);
    }
    *holds_cases |= more;
    free(path);
    return failed;
}

/* An empty file is left by a machine that lost power. */
static int check_run_json(const char *directory, struct err *err)
{
    FILE *file;
    char *path = mem_format(err, "%s/%s", directory, result_file_name(RESULT_RUN));
    int failed = !path || open_plain(path, &file, err);
    if (!failed && file) {
        int byte = getc(file);
        rewind(file);
        json_t *json = byte == EOF ? NULL : json_loadf(file, 0, NULL);
        if (byte != EOF && (!json_is_integer(json_object_get(json, "schema")) ||
                            !json_is_string(json_object_get(json, "command"))))
            failed = refuse_file(path, "slabmark did not write it", err);
        json_decref(json);
        fclose(file);
    }
    free(path);
    return failed;
}

int owned_check(const char *directory, int *holds_cases, struct err *err)
{
    *holds_cases = 0;
    for (enum result_file file = 0; file < RESULT_FILES; file++)
        if (begins[file] && check_file(directory, file, holds_cases, err))
            return -1;
    return check_run_json(directory, err);
}

/* ---- leftovers of a replaced run ---- */

static int drop_file(const char *path, struct err *err)
{
    if (!unlink(path) || errno == ENOENT)
        return 0;
    return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
}

static const char *const figure_endings[] = {".pdf", ".png",     ".svg", ".dat",
                                             ".tex", "-tex.pdf", ".json"};
enum { FIGURE_ENDINGS = sizeof figure_endings / sizeof *figure_endings };

/* 1 when a figure's sidecar shows that slabmark drew it; -1 and err on failure. */
static int is_our_figure(const char *folder, const char *name, struct err *err)
{
    char *path = mem_format(err, "%s/%s.json", folder, name);
    if (!path)
        return -1;
    json_t *json = json_load_file(path, 0, NULL);
    int ours = json_object_get(json, "figure") && json_object_get(json, "caption");
    json_decref(json);
    free(path);
    return ours;
}

int owned_check_figure(const char *folder, const char *name, struct err *err)
{
    struct stat status;
    int ours = is_our_figure(folder, name, err), failed = ours < 0;
    for (int i = 0; !ours && !failed && i < FIGURE_ENDINGS; i++) {
        char *path = mem_format(err, "%s/%s%s", folder, name, figure_endings[i]);
        failed =
            !path || (!lstat(path, &status) && refuse_file(path, "slabmark did not write it", err));
        free(path);
    }
    return failed ? -1 : 0;
}

/* Removes a figure's files if slabmark drew it. */
static int drop_figure(const char *folder, const char *sidecar, struct err *err)
{
    char *name = mem_format(err, "%.*s", (int)(strlen(sidecar) - strlen(".json")), sidecar);
    int ours = name ? is_our_figure(folder, name, err) : -1, failed = ours < 0;
    for (int i = 0; ours == 1 && !failed && i < FIGURE_ENDINGS; i++) {
        char *path = mem_format(err, "%s/%s%s", folder, name, figure_endings[i]);
        failed = !path || drop_file(path, err);
        free(path);
    }
    free(name);
    return failed;
}

/* *ours: 1 when the file is a page by slabmark, 0 when it is not, -1 when there is none. */
static int look_at_page(const char *path, int *ours, struct err *err)
{
    char first[sizeof OWNED_PAGE_BEGINS] = "";
    FILE *file;
    *ours = -1;
    if (open_plain(path, &file, err))
        return -1;
    if (!file)
        return 0;
    *ours = fgets(first, sizeof first, file) && !strcmp(first, OWNED_PAGE_BEGINS);
    fclose(file);
    return 0;
}

int owned_check_page(const char *path, struct err *err)
{
    int ours;
    if (look_at_page(path, &ours, err))
        return -1;
    return ours ? 0 : refuse_file(path, "slabmark did not write it", err);
}

static int drop_page(const char *directory, struct err *err)
{
    int ours = -1;
    char *path = mem_format(err, "%s/%s", directory, OWNED_PAGE);
    int failed = !path || (!look_at_page(path, &ours, NULL) && ours == 1 && drop_file(path, err));
    free(path);
    return failed;
}

/* NULL when it is missing or a symbolic link. */
static DIR *open_folder(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder && descriptor >= 0)
        close(descriptor);
    return folder;
}

/* Removes the files that only some runs write. */
static int drop_saved(const char *directory, struct err *err)
{
    int failed = 0;
    for (enum result_file i = 0; !failed && i < RESULT_FILES; i++) {
        if (i != RESULT_BLOCKS && i < RESULT_ESTIMATES)
            continue;
        char *path = mem_format(err, "%s/%s", directory, result_file_name(i));
        failed = !path || drop_file(path, err);
        free(path);
    }
    return failed;
}

int owned_drop(const char *directory, struct err *err)
{
    char *path = mem_format(err, "%s/figures", directory);
    int failed = !path || drop_saved(directory, err) || drop_page(directory, err);
    DIR *figures = failed ? NULL : open_folder(path);
    for (struct dirent *entry; !failed && figures && (entry = readdir(figures));) {
        const char *ending = strrchr(entry->d_name, '.');
        if (ending && !strcmp(ending, ".json"))
            failed = drop_figure(path, entry->d_name, err);
    }
    if (figures)
        closedir(figures);
    free(path);
    return failed;
}
