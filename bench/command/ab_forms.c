#include "bench/command/ab_forms.h"

#include "bench/ab/ab_report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

int ab_forms_show(const struct args *args, const struct ab *ab, struct err *err)
{
    const char *summary = getenv("GITHUB_STEP_SUMMARY");
    int shown = 0;
    for (int i = 0; i < FORMS; i++) {
        const char *path = args_value(args, forms[i].flag);
        if (path && !strcmp(path, "-")) {
            forms[i].show(stdout, ab);
            shown = 1;
        } else if (path && write_file(path, "w", &forms[i], ab, err)) {
            return -1;
        }
    }
    if (!shown) {
        ab_sentence(stdout, ab);
        fputs("\n\n", stdout);
        ab_table(stdout, ab);
    }
    fflush(stdout);
    return summary && summary[0] ? write_file(summary, "a", &forms[1], ab, err) : 0;
}
