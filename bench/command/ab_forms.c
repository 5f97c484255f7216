#include "bench/command/ab_forms.h"

#include "base/mem.h"
#include "bench/ab/ab_report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void show_json(FILE *file, const struct ab *ab)
{
    json_t *json = ab_json(ab);
    if (!json || json_dumpf(json, file, JSON_INDENT(2) | JSON_REAL_PRECISION(9)))
        fputs("null", file);
    putc('\n', file);
    json_decref(json);
}

static const struct form {
    const char *flag;
    void (*show)(FILE *, const struct ab *);
} forms[] = {{"json", show_json}, {"markdown", ab_markdown}, {"junit", ab_junit}};
enum { FORMS = sizeof forms / sizeof *forms };

static int write_file(const char *path, const char *mode, const struct form *form,
                      const struct ab *ab, struct err *err)
{
    FILE *file = fopen(path, mode);
    if (file)
        form->show(file, ab);
    if (!file || ferror(file) | fclose(file))
        return err_set(err, ERR_INTERNAL, "--%s %s: %s", form->flag, path,
                       strerror(errno ? errno : EIO));
    return 0;
}

int ab_forms_check(const struct args *args, struct err *err)
{
    const char *taken = NULL;
    for (int i = 0; i < FORMS; i++) {
        const char *path = args_value(args, forms[i].flag);
        if (!path || strcmp(path, "-"))
            continue;
        if (taken)
            return err_set(err, ERR_USAGE,
                           "--%s - and --%s -: one of them can have standard output", taken,
                           forms[i].flag);
        taken = forms[i].flag;
    }
    return 0;
}

/* Of a path without a slash: ".". In place. */
static const char *folder_of(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    slash[slash == path] = '\0';
    return path;
}

/* 1 when both are one folder, by their names. */
static int is_folder(const char *one, const char *other)
{
    size_t length = strlen(other);
    while (length > 1 && other[length - 1] == '/')
        length--;
    return strlen(one) == length && !strncmp(one, other, length);
}

/* Nothing is created: the verdict may never come. A pipe may have no reader yet. */
static int check_file(const char *name, const char *path, const char *output, struct err *err)
{
    int file = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0)
        close(file);
    if (file >= 0 || errno == ENXIO)
        return 0;
    char *copy = errno == ENOENT ? mem_text(path, err) : NULL;
    const char *folder = copy ? folder_of(copy) : NULL;
    int writable = folder && (is_folder(folder, output) || !access(folder, W_OK | X_OK));
    int reason = errno;
    free(copy);
    return writable ? 0 : err_set(err, ERR_USAGE, "%s %s: %s", name, path, strerror(reason));
}

int ab_forms_check_files(const struct args *args, const char *output, struct err *err)
{
    const char *summary = getenv("GITHUB_STEP_SUMMARY");
    for (int i = 0; i < FORMS; i++) {
        const char *path = args_value(args, forms[i].flag);
        char name[32];
        snprintf(name, sizeof name, "--%s", forms[i].flag);
        if (path && strcmp(path, "-") && check_file(name, path, output, err))
            return -1;
    }
    return summary && summary[0] ? check_file("GITHUB_STEP_SUMMARY", summary, output, err) : 0;
}

static int write_files(const struct args *args, const struct ab *ab, struct err *err)
{
    for (int i = 0; i < FORMS; i++) {
        const char *path = args_value(args, forms[i].flag);
        if (path && strcmp(path, "-") && write_file(path, "w", &forms[i], ab, err))
            return -1;
    }
    return 0;
}

int ab_forms_show(const struct args *args, const struct ab *ab, struct err *err)
{
    const char *summary = getenv("GITHUB_STEP_SUMMARY");
    int shown = 0;
    for (int i = 0; i < FORMS && !shown; i++) {
        const char *path = args_value(args, forms[i].flag);
        shown = path && !strcmp(path, "-");
        if (shown)
            forms[i].show(stdout, ab);
    }
    if (!shown) {
        ab_sentence(stdout, ab);
        fputs("\n\n", stdout);
        ab_table(stdout, ab);
    }
    fflush(stdout);
    if (write_files(args, ab, err))
        return -1;
    return summary && summary[0] ? write_file(summary, "a", &forms[1], ab, err) : 0;
}
