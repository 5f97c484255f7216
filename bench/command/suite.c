#include "bench/command/suite.h"

#include "base/mem.h"
#include "bench/common/filter.h"
#include "bench/common/screen.h"
#include "bench/common/share.h"
#include "bench/results/pack.h"
#include "bench/results/results.h"
#include "bench/scenario/scenario.h"
#include "bench/validate/validate.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The names of all suites, "arch, other", to text (size,). */
static void list_suites(const char *scenarios, char *text, size_t size)
{
    char *pattern = mem_format(NULL, "%s/*/*.yaml", scenarios);
    const char *last = "";
    glob_t found;
    size_t used = 0;
    text[0] = '\0';
    if (pattern && !glob(pattern, 0, NULL, &found)) {
        for (size_t i = 0; i < found.gl_pathc && used < size; i++) {
            const char *folder = found.gl_pathv[i] + strlen(scenarios) + 1;
            size_t length = strcspn(folder, "/");
            if (strncmp(last, folder, length + 1))
                used += (size_t)snprintf(text + used, size - used, "%s%.*s", used ? ", " : "",
                                         (int)length, folder);
            last = folder;
        }
        globfree(&found);
    }
    free(pattern);
}

/* Finds the scenarios of a suite in the order of their names. globfree after success. */
static int find_scenarios(const char *name, glob_t *scenarios, struct err *err)
{
    char folder[4096], known[200];
    if (share_directory("scenarios", folder, sizeof folder))
        return share_fail("scenarios", err);
    char *pattern = mem_format(err, "%s/%s/*.yaml", folder, name);
    int failed = !pattern;
    if (pattern && (!*name || strpbrk(name, "/*?[\\") || glob(pattern, 0, NULL, scenarios))) {
        list_suites(folder, known, sizeof known);
        failed = err_set(err, ERR_USAGE, "--suite %s: no such suite; allowed: %s", name, known);
    }
    free(pattern);
    return failed ? -1 : 0;
}

/* DIR/NAME of a scenario's file DIR/NAME.yaml: a scenario of a suite bears the name of its file. */
static char *results_of(const char *output, const char *scenario, struct err *err)
{
    const char *file = strrchr(scenario, '/') + 1;
    return mem_format(err, "%s/%.*s", output, (int)(strrchr(file, '.') - file), file);
}

/* A directory that another run has filled is refused before this machine is checked, which takes
 * many seconds. */
static int check_unused(const struct args *args, const char *output, const glob_t *scenarios,
                        struct err *err)
{
    int failed = 0;
    if (args_value(args, "resume") || args_value(args, "replace"))
        return 0;
    for (size_t i = 0; !failed && i < scenarios->gl_pathc; i++) {
        char *directory = results_of(output, scenarios->gl_pathv[i], err);
        failed = !directory || results_check_unused(directory, err);
        free(directory);
    }
    return failed ? -1 : 0;
}

static void free_texts(char **text, int count)
{
    for (int i = 0; text && i < count; i++)
        free(text[i]);
    free(text);
}

/* The directories (count,) of the scenarios that ran: this machine may lack the cores that a
 * scenario asks for. NULL and err when out of memory; free_texts frees them. */
static char **list_directories(const char *output, const glob_t *scenarios, int *count,
                               struct err *err)
{
    char **directory = mem_zeroed(scenarios->gl_pathc, sizeof *directory, err);
    int failed = !directory;
    *count = 0;
    for (size_t i = 0; !failed && i < scenarios->gl_pathc; i++) {
        char *one = results_of(output, scenarios->gl_pathv[i], err);
        failed = !one;
        if (one && !access(one, F_OK))
            directory[(*count)++] = one;
        else
            free(one);
    }
    if (!failed)
        return directory;
    free_texts(directory, *count);
    return NULL;
}

/* Writes OUTPUT.slabmark.json. */
static int pack_results(const char *output, const glob_t *scenarios, struct err *err)
{
    int count;
    size_t length = strlen(output);
    while (length > 1 && output[length - 1] == '/')
        length--;
    char **directory = list_directories(output, scenarios, &count, err);
    char *path = mem_format(err, "%.*s" PACK_SUFFIX, (int)length, output);
    int failed = !directory || !path || pack_write(path, directory, count, err);
    if (!failed) {
        fputs("results in one file: ", stderr);
        screen_text(stderr, 0, path);
        putc('\n', stderr);
    }
    free_texts(directory, count);
    free(path);
    return failed ? -1 : 0;
}

/* The arguments without --suite, with its scenarios and --output. `flag` has room for one more;
 * `line` is the command line that the results record. */
static struct args with_scenarios(const struct args *args, struct given_flag *flag,
                                  const char *output, const glob_t *scenarios, const char *line)
{
    struct args with = *args;
    const struct flag *all = args->command->flags;
    while (strcmp(all->name, "output"))
        all++;
    with.given = 0;
    for (int i = 0; i < args->given; i++)
        if (strcmp(args->flag[i].flag->name, "suite"))
            flag[with.given++] = args->flag[i];
    flag[with.given++] = (struct given_flag){all, output};
    with.line = line;
    with.flag = flag;
    with.operands = (int)scenarios->gl_pathc;
    with.operand = (const char **)scenarios->gl_pathv;
    return with;
}

/* The results of machines are compared only if all compute the same bits: the recorded estimates
 * and digests come first. */
static int validate_first(struct err *err)
{
    regex_t quick;
    struct validation validation = {0};
    if (filter_compile("^(golden|digests)$", &quick, err))
        return -1;
    validation.filter = &quick;
    int failed = validate_run(&validation, err);
    size_t count = json_array_size(validation.findings);
    if (!failed && validation.failed)
        failed = err_set(err, ERR_ACCURACY,
                         "%d of %zu checks of this machine failed, so the suite is not run; "
                         "'slabmark validate' shows them",
                         validation.failed, count);
    if (!failed)
        fputs("this machine computes the recorded estimates and digests\n", stderr);
    json_decref(validation.findings);
    regfree(&quick);
    return failed ? -1 : 0;
}

int suite_run(const char *name, const struct args *args, int (*run)(const struct args *))
{
    struct err err = {0};
    glob_t scenarios;
    const char *asked = args_value(args, "output");
    int plans = args_value(args, "list") || args_value(args, "dry-run"), code = -1;
    if (find_scenarios(name, &scenarios, &err))
        return args_fail(&err);
    char *output = asked   ? mem_text(asked, &err)
                   : plans ? mem_text(name, &err)
                           : results_make_directory(name, &err);
    char *line = args_text(args, &err);
    struct given_flag *flag = mem_zeroed((size_t)args->given + 1, sizeof *flag, &err);
    if (output && line && flag &&
        (plans || (!check_unused(args, output, &scenarios, &err) && !validate_first(&err)))) {
        struct args with = with_scenarios(args, flag, output, &scenarios, line);
        code = run(&with);
        if (code == 0 && !plans && pack_results(output, &scenarios, &err))
            code = -1;
    }
    globfree(&scenarios);
    free(flag);
    free(line);
    free(output);
    return code < 0 ? args_fail(&err) : code;
}
