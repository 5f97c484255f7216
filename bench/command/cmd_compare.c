/* slabmark compare: the differences of two results. */
#include "base/join.h"
#include "bench/common/args.h"
#include "bench/compare/compare.h"
#include "bench/environment/facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
    {"allow-missing", 0, NULL, "cases of BASE that NEW lacks or renames are no error"},
    {"ignore-environment", 0, NULL, "compare even if the machines differ in facts that must match"},
    {"json", 0, NULL, "one JSON document instead of tables"},
    {0},
};

/* "CPU model, CPUs allowed": the labels of facts that must match and differ. */
static int refuse_environments(const json_t *document, struct err *err)
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

static int count_pairs(const json_t *document, const char *result)
{
    json_t *pair;
    size_t i;
    int count = 0;
    json_array_foreach(json_object_get(document, "cases"), i, pair) count +=
        !strcmp(json_string_value(json_object_get(pair, "result")), result);
    return count;
}

/* "; NEW is stopped", "; NEW is damaged" */
static void add_state(const json_t *document, const char *side, const char *name, FILE *reasons)
{
    const json_t *half = json_object_get(document, side);
    const char *status = json_string_value(json_object_get(half, "status"));
    if (!status || strcmp(status, "complete"))
        fprintf(reasons, "; %s is not complete but %s", name, status ? status : "unknown");
    if (json_array_size(json_object_get(half, "damage")))
        fprintf(reasons, "; %s is damaged", name);
}

static void add_count(FILE *reasons, int count, const char *what)
{
    if (count)
        fprintf(reasons, "; %d case%s %s", count, count == 1 ? "" : "s", what);
}

/* Fails where something of BASE has nothing to be held against. */
static int check_compared(const json_t *document, int allow_missing, struct err *err)
{
    char *text = NULL;
    size_t length;
    FILE *reasons = open_memstream(&text, &length);
    if (!reasons)
        return err_set(err, ERR_INTERNAL, "out of memory: the verdict");
    if (!allow_missing)
        add_count(reasons, (int)json_array_size(json_object_get(document, "only_in_base")),
                  "of BASE not in NEW (--allow-missing)");
    add_count(reasons, count_pairs(document, "other scenario"), "of another scenario");
    add_count(reasons, count_pairs(document, "unknown"), "of unknown determinism");
    add_state(document, "base", "BASE", reasons);
    add_state(document, "new", "NEW", reasons);
    int failed = fclose(reasons);
    if (failed)
        err_set(err, ERR_INTERNAL, "out of memory: the verdict");
    else if (length)
        failed = err_set(err, ERR_INCOMPARABLE, "not all is compared: %s", text + strlen("; "));
    free(text);
    return failed ? -1 : 0;
}

/* Fails where the results may not be, or are not, the same. */
static int judge_document(const json_t *document, int allow_missing, struct err *err)
{
    size_t pairs = json_array_size(json_object_get(document, "cases"));
    json_int_t changed = json_integer_value(json_object_get(document, "changed"));
    if (json_is_null(json_object_get(document, "cases")))
        return refuse_environments(document, err);
    if (changed)
        return err_set(err, ERR_ACCURACY,
                       "%lld of %zu cases changed their result under an exact policy",
                       (long long)changed, pairs);
    if (!pairs)
        return err_set(err, ERR_USAGE, "the results have no case in common");
    return check_compared(document, allow_missing, err);
}

static int run_compare(const struct args *args)
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
    else if (json_dumpf(document, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) || putchar('\n') == EOF)
        failed = err_set(&err, ERR_INTERNAL, "cannot write to standard output");
    failed = failed || judge_document(document, args_value(args, "allow-missing") != NULL, &err);
    json_decref(document);
    fflush(stdout); /* the tables come before the message; main checks that they were written */
    return failed ? args_fail(&err) : 0;
}

const struct command command_compare = {
    .name = "compare",
    .operands = "BASE NEW",
    .summary = "two results side by side: environment, scenario, digests, times",
    .flags = flags,
    .run = run_compare,
};
