/* slabmark compare: the differences of two results. */
#include "bench/common/args.h"
#include "bench/compare/baselines.h"
#include "bench/compare/compare.h"

#include <stdio.h>
#include <stdlib.h>

static const struct flag flags[] = {
    {"allow-missing", 0, NULL, "allow NEW to lack cases and counts of BASE"},
    {"ignore-environment", 0, NULL, "compare even if the machines differ in facts that must match"},
    {"tolerance-instructions", 0, "PERCENT",
     "exit 3 if instructions per update grow by more; default: 1%"},
    {"tolerance-cpu", 0, "PERCENT",
     "exit 3 if CPU time per update grows by more; default: not judged"},
    {"tolerance-floor", 0, "DB",
     "exit 4 if the floor of the MSD rises by more and leaves BASE's interval; default: "
     "0.3dB"},
    {"tolerance-iterations", 0, "PERCENT",
     "exit 4 if a level is passed later by more; default: 10%"},
    {"baseline", 0, "NAME", "use as BASE the baseline of that name for this machine and kernels"},
    {"save-baseline", 0, "NAME",
     "save NEW as a baseline of that name, unless the comparison fails"},
    {"baselines", 0, "DIR", "directory of baselines; default: $XDG_DATA_HOME/slabmark/baselines"},
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
    fflush(stdout); /* prints the tables before the message; main checks that they were written */
    return failed ? -1 : 0;
}

/* BASE: the first of two operands, or the baseline, whose path *found is heap. */
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
                       "compare takes two result directories, BASE NEW; --baseline NAME replaces "
                       "BASE, and --save-baseline NAME needs no BASE");
    *base = *found = name ? baseline_find(root, name, args->operand[0], err) : NULL;
    return name && !*found ? -1 : 0;
}

/* A result that fails its comparison does not become a baseline. */
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
    .summary = "compare two results: digests, counts, accuracy, times",
    .flags = flags,
    .run = run_compare,
};
