/* slabmark compare: the differences of two results. */
#include "bench/common/args.h"
#include "bench/compare/baselines.h"
#include "bench/compare/compare.h"

#include <stdio.h>
#include <stdlib.h>

static const struct flag flags[] = {
    {"allow-missing", 0, NULL, "cases and counts of BASE that NEW lacks are no error"},
    {"ignore-environment", 0, NULL, "compare even if the machines differ in facts that must match"},
    {"tolerance-instructions", 0, "PERCENT", "more of them per update is exit 3; 1% unless given"},
    {"tolerance-cpu", 0, "PERCENT", "likewise CPU time per update; not judged unless given"},
    {"tolerance-floor", 0, "DB",
     "a floor of the MSD that is higher by more, and above BASE's interval, is exit 4; 0.3dB "
     "unless given"},
    {"tolerance-iterations", 0, "PERCENT",
     "passing a level later by more is exit 4; 10% unless given"},
    {"baseline", 0, "NAME", "BASE is what was saved by that name for this machine and kernels"},
    {"save-baseline", 0, "NAME", "keep NEW by that name, unless the comparison fails"},
    {"baselines", 0, "DIR", "where they are kept; $XDG_DATA_HOME/slabmark/baselines unless given"},
    {"json", 0, NULL, "one JSON document instead of tables"},
    {0},
};

static int show_document(const json_t *document, int as_json, struct err *err)
{
    if (!as_json)
        compare_show(stdout, document);
    else if (json_dumpf(document, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) ||
             putchar('\n') == EOF)
        return err_set(err, ERR_INTERNAL, "cannot write to standard output");
    return 0;
}

static int compare_sides(const struct args *args, const char *base, const char *fresh,
                         struct err *err)
{
    struct compare_options options = {.ignore_environment =
                                          args_value(args, "ignore-environment") != NULL,
                                      .allow_missing = args_value(args, "allow-missing") != NULL};
    if (tolerances_read(args, &options.tolerances, err))
        return -1;
    json_t *document = compare_results(base, fresh, &options, err);
    if (!document)
        return -1;
    int failed = show_document(document, args_value(args, "json") != NULL, err) ||
                 compare_judge(document, err);
    json_decref(document);
    fflush(stdout); /* the tables come before the message; main checks that they were written */
    return failed ? -1 : 0;
}

/* BASE is the first of two operands, or the baseline; *found is heap. */
static int find_base(const struct args *args, const char *root, const char **base, char **found,
                     struct err *err)
{
    const char *name = args_value(args, "baseline");
    if (args->operands == 2 && !name) {
        *base = args->operand[0];
        return 0;
    }
    if (args->operands != 1 || !(name || args_value(args, "save-baseline")))
        return err_set(err, ERR_USAGE,
                       "compare takes two result directories, BASE NEW; --baseline NAME stands for "
                       "BASE, and --save-baseline NAME needs none");
    *base = *found = name ? baseline_find(root, name, args->operand[0], err) : NULL;
    return name && !*found ? -1 : 0;
}

/* A result that fails its comparison is no new baseline. */
static int compare_and_save(const struct args *args, const char *root, struct err *err)
{
    const char *base = NULL, *save = args_value(args, "save-baseline");
    char *found = NULL;
    int failed = find_base(args, root, &base, &found, err);
    const char *fresh = failed ? NULL : args->operand[args->operands - 1];
    failed = failed || (base && compare_sides(args, base, fresh, err)) ||
             (save && baseline_save(root, save, fresh, err));
    free(found);
    return failed ? -1 : 0;
}

static int run_compare(const struct args *args)
{
    struct err err = {0};
    const char *given = args_value(args, "baselines");
    int wanted = args_value(args, "baseline") || args_value(args, "save-baseline");
    char *usual = wanted && !given ? baselines_usual(&err) : NULL;
    int failed =
        (wanted && !given && !usual) || compare_and_save(args, given ? given : usual, &err);
    free(usual);
    return failed ? args_fail(&err) : 0;
}

const struct command command_compare = {
    .name = "compare",
    .operands = "[BASE] NEW",
    .summary = "two results side by side: results, counts, accuracy, times",
    .flags = flags,
    .run = run_compare,
};
