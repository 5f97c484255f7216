/* slabmark compare: the differences of two results. */
#include "bench/common/args.h"
#include "bench/compare/compare.h"

#include <stdio.h>

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
    {"json", 0, NULL, "one JSON document instead of tables"},
    {0},
};

static int run_compare(const struct args *args)
{
    struct err err = {0};
    if (args->operands != 2) {
        err_set(&err, ERR_USAGE, "compare takes two result directories: BASE NEW");
        return args_fail(&err);
    }
    struct compare_options options = {.ignore_environment =
                                          args_value(args, "ignore-environment") != NULL,
                                      .allow_missing = args_value(args, "allow-missing") != NULL};
    json_t *document = tolerances_read(args, &options.tolerances, &err)
                           ? NULL
                           : compare_results(args->operand[0], args->operand[1], &options, &err);
    if (!document)
        return args_fail(&err);
    int failed = 0;
    if (!args_value(args, "json"))
        compare_show(stdout, document);
    else if (json_dumpf(document, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) || putchar('\n') == EOF)
        failed = err_set(&err, ERR_INTERNAL, "cannot write to standard output");
    failed = failed || compare_judge(document, &err);
    json_decref(document);
    fflush(stdout); /* the tables come before the message; main checks that they were written */
    return failed ? args_fail(&err) : 0;
}

const struct command command_compare = {
    .name = "compare",
    .operands = "BASE NEW",
    .summary = "two results side by side: results, counts, accuracy, times",
    .flags = flags,
    .run = run_compare,
};
