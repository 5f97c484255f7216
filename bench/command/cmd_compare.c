/* slabmark compare: what changed from one result to another. */
#include "bench/common/args.h"
#include "bench/common/join.h"
#include "bench/compare/compare.h"
#include "bench/environment/facts.h"

#include <string.h>

static const struct flag flags[] = {
    {"ignore-environment", 0, NULL, "go on where the machines differ in what must match"},
    {"json", 0, NULL, "one JSON document instead of tables"},
    {0},
};

/* "CPU model, CPUs allowed": the labels of what must match and differs. */
static int refuse(const json_t *document, struct err *err)
{
    char labels[400] = "";
    json_t *row;
    size_t i;
    json_array_foreach(facts_at(document, "environment.differences"), i, row)
    {
        const char *class = json_string_value(json_object_get(row, "class"));
        const char *label = json_string_value(json_object_get(row, "label"));
        if (strcmp(class, fact_class_name(MUST_MATCH)) ||
            json_equal(json_object_get(row, "base"), json_object_get(row, "new")))
            continue;
        join(labels, sizeof labels, ", ", label);
    }
    return err_set(err, ERR_INCOMPARABLE,
                   "not comparable: %s; --ignore-environment compares all the same", labels);
}

/* Fails where the results may not be, or are not, the same. */
static int conclude(const json_t *document, struct err *err)
{
    size_t pairs = json_array_size(json_object_get(document, "cases"));
    json_int_t changed = json_integer_value(json_object_get(document, "changed"));
    if (json_is_null(json_object_get(document, "cases")))
        return refuse(document, err);
    if (changed)
        return err_set(err, ERR_ACCURACY,
                       "%lld of %zu cases changed their result under an exact policy",
                       (long long)changed, pairs);
    if (!pairs)
        return err_set(err, ERR_USAGE, "no case stands in both results");
    return 0;
}

static int compare(const struct args *args)
{
    struct err err = {0};
    if (args->operands != 2) {
        err_set(&err, ERR_USAGE, "compare takes two result directories: BASE NEW");
        return args_fail(&err);
    }
    json_t *document = compare_results(args->operand[0], args->operand[1],
                                       args_value(args, "ignore-environment") != NULL, &err);
    if (!document)
        return args_fail(&err);
    int failed = 0;
    if (!args_value(args, "json"))
        compare_show(stdout, document);
    else if (json_dumpf(document, stdout, JSON_INDENT(2)) || putchar('\n') == EOF)
        failed = err_set(&err, ERR_INTERNAL, "cannot write to standard output");
    failed = failed || conclude(document, &err);
    json_decref(document);
    fflush(stdout); /* tables stand above what is said of them; main checks that they arrived */
    return failed ? args_fail(&err) : 0;
}

const struct command command_compare = {
    .name = "compare",
    .operands = "BASE NEW",
    .summary = "two results side by side: environment, scenario, digests, times",
    .flags = flags,
    .run = compare,
};
