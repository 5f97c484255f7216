/* slabmark validate: does this machine compute what is known? */
#include "base/clock.h"
#include "base/join.h"
#include "bench/common/args.h"
#include "bench/common/filter.h"
#include "bench/common/screen.h"
#include "bench/validate/validate.h"
#include "kernels/kernels.h"

#include <math.h>
#include <string.h>

static const struct flag flags[] = {
    {"filter", 'f', "REGEX", "only problems whose name matches (extended regular expression)"},
    {"json", 0, NULL, "one JSON document instead of the table"},
    {0},
};

enum { WHAT = 42, CELL = 10, UNIT = 3 };

/* With as many decimals as the tolerance has meaning. */
static void format_number(char text[CELL + 8], double value, double tolerance)
{
    int decimals = tolerance > 0 ? (int)fmax(0, fmin(4, 1 - floor(log10(tolerance)))) : 4;
    if (tolerance > 0 && tolerance < 1e-5)
        snprintf(text, CELL + 8, "%.1e", value);
    else
        snprintf(text, CELL + 8, "%.*f", decimals, value);
}

static void show_value(const json_t *value, double tolerance)
{
    char text[CELL + 8] = "none";
    if (json_is_string(value)) /* a digest */
        snprintf(text, sizeof text, "%.8s..", json_string_value(value));
    else if (json_is_number(value))
        format_number(text, json_number_value(value), tolerance);
    printf(" %*s", CELL, text);
}

static void show_tolerance(double tolerance)
{
    char text[CELL + 8] = "exact";
    if (tolerance > 0)
        format_number(text, tolerance, tolerance);
    printf(" %*s", CELL - 2, text);
}

static void show_source(const json_t *finding)
{
    fputs("    expected: ", stdout);
    screen_text(stdout, 0, json_string_value(json_object_get(finding, "source")));
    putchar('\n');
}

/* *arg: the name of the problem whose heading was printed last. */
static void show_finding(void *arg, const json_t *finding)
{
    const char **last = arg, *problem = json_string_value(json_object_get(finding, "problem"));
    double tolerance = json_number_value(json_object_get(finding, "tolerance"));
    int ok = json_is_true(json_object_get(finding, "ok"));
    if (!*last)
        printf("%s%-*s %*s %*s %*s%s\n", screen_bold(stdout), WHAT, "", CELL, "expected", CELL,
               "measured", CELL - 2, "tolerance", screen_plain(stdout));
    if (!*last || strcmp(*last, problem)) {
        fputs(screen_bold(stdout), stdout);
        screen_text(stdout, 0, json_string_value(json_object_get(finding, "title")));
        printf("%s\n", screen_plain(stdout));
    }
    *last = problem;
    fputs("  ", stdout);
    screen_column(stdout, WHAT - 2, json_string_value(json_object_get(finding, "check")));
    show_value(json_object_get(finding, "expected"), tolerance);
    show_value(json_object_get(finding, "measured"), tolerance);
    show_tolerance(tolerance);
    printf(" %-*s", UNIT, json_string_value(json_object_get(finding, "unit")));
    printf(ok ? "ok\n" : "%sFAILED%s\n", screen_red(stdout), screen_plain(stdout));
    if (!ok)
        show_source(finding);
    fflush(stdout);
}

static int write_document(const struct validation *validation, double seconds, struct err *err)
{
    json_t *document = json_pack("{s:i, s:s, s:b, s:f, s:O}", "schema", 1, "kernels",
                                 kernels_pick(NULL, err)->name, "ok", !validation->failed,
                                 "seconds", seconds, "checks", validation->findings);
    int failed = !document || json_dumpf(document, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) ||
                 putchar('\n') == EOF;
    json_decref(document);
    return failed ? err_set(err, ERR_INTERNAL, "cannot write to standard output") : 0;
}

static int refuse_filter(const char *filter, struct err *err)
{
    char names[200] = "";
    for (int i = 0; i < known_problem_count; i++)
        join(names, sizeof names, ", ", known_problems[i].name);
    return err_set(err, ERR_USAGE, "--filter %s: no problem has such a name; there are %s, digests",
                   filter, names);
}

static int conclude(const struct validation *validation, double seconds, const char *filter,
                    int as_json, struct err *err)
{
    size_t count = json_array_size(validation->findings);
    char duration[16];
    if (!count)
        return refuse_filter(filter, err);
    if (as_json && write_document(validation, seconds, err))
        return -1;
    if (validation->failed)
        return err_set(err, ERR_ACCURACY, "%d of %zu checks failed", validation->failed, count);
    screen_duration(seconds, duration, sizeof duration);
    fflush(stdout);
    fprintf(stderr, "%zu checks in %s, all ok\n", count, duration);
    return 0;
}

static int run_validate(const struct args *args)
{
    struct err err = {0};
    regex_t regex;
    const char *filter = args_value(args, "filter"), *last = NULL;
    int as_json = args_value(args, "json") != NULL;
    double begin = clock_seconds();
    struct validation validation = {.show = as_json ? NULL : show_finding, .arg = &last};
    if (filter && filter_compile(filter, &regex, &err))
        return args_fail(&err);
    validation.filter = filter ? &regex : NULL;
    int failed = validate_run(&validation, &err) ||
                 conclude(&validation, clock_seconds() - begin, filter, as_json, &err);
    fflush(stdout); /* the table before an error's message */
    json_decref(validation.findings);
    if (filter)
        regfree(&regex);
    return failed ? args_fail(&err) : 0;
}

const struct command command_validate = {
    .name = "validate",
    .operands = "",
    .summary = "check this machine against known results, theory and digests",
    .flags = flags,
    .run = run_validate,
};
