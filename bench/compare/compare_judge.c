/* The conclusion of a comparison: one line of text and one exit code. */
#include "bench/common/screen.h"
#include "bench/compare/compare.h"
#include "bench/compare/compare_numbers.h"
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"

#include <stdlib.h>
#include <string.h>

static int has_result(const json_t *pair, const char *result)
{
    return !strcmp(json_string_value(json_object_get(pair, "result")), result);
}

static int count_results(const json_t *document, const char *result)
{
    json_t *pair;
    size_t i;
    int count = 0;
    json_array_foreach(json_object_get(document, "cases"), i, pair) count +=
        has_result(pair, result);
    return count;
}

static void add_count(FILE *reasons, int count, const char *what)
{
    if (count)
        fprintf(reasons, "; %d case%s %s", count, count == 1 ? "" : "s", what);
}

/* ---- what is not compared ---- */

/* "; NEW is stopped, not complete", "; NEW is damaged" */
static void add_state(const json_t *document, const char *side, const char *name, FILE *reasons)
{
    const json_t *half = json_object_get(document, side);
    const char *status = json_string_value(json_object_get(half, "status"));
    if (!status || strcmp(status, "complete"))
        fprintf(reasons, "; %s is %s, not complete", name, status ? status : "unknown");
    if (json_array_size(json_object_get(half, "damage")))
        fprintf(reasons, "; %s is damaged", name);
}

/* Lists the parts of BASE without a counterpart in NEW. */
static void put_gaps(FILE *file, const json_t *document)
{
    if (!json_is_true(json_object_get(document, "missing_allowed"))) {
        add_count(file, (int)json_array_size(json_object_get(document, "only_in_base")),
                  "of BASE not in NEW (--allow-missing)");
        add_count(file, compare_count(document, GATE_INSTRUCTIONS, NUMBER_LOST),
                  "without the instructions of BASE (--allow-missing)");
        add_count(file, compare_count(document, GATE_CPU, NUMBER_LOST),
                  "without the CPU time of BASE (--allow-missing)");
    }
    add_count(file, compare_count(document, GATE_INSTRUCTIONS, NUMBER_OTHER),
              "whose instructions were counted by another counter or on other kernels");
    add_count(file, count_results(document, "other scenario"), "of another scenario");
    add_count(file, count_results(document, "unknown"), "of unknown determinism");
    add_state(document, "base", "BASE", file);
    add_state(document, "new", "NEW", file);
}

/* ---- the line ---- */

static int is_beyond(const json_t *number)
{
    enum number_verdict verdict = compare_verdict_of(number);
    enum gate_id gate = compare_gate_of(number);
    return verdict == NUMBER_WORSE || verdict == NUMBER_BETTER || verdict == NUMBER_UNCLEAR ||
           (verdict == NUMBER_LOST && gates[gate].kind == ERR_ACCURACY);
}

/* "instructions +3.10 %" */
static void put_change(FILE *file, const json_t *number)
{
    const json_t *change = json_object_get(number, "change");
    fprintf(file, " %s",
            compare_gate_of(number) == GATE_ITERATIONS
                ? json_string_value(json_object_get(number, "name"))
                : gates[compare_gate_of(number)].name);
    if (json_is_number(change))
        fprintf(file, " %+.2f %s", json_number_value(change),
                json_string_value(json_object_get(number, "unit")));
    else
        fprintf(file, " %s", json_string_value(json_object_get(number, "verdict")));
}

static const char *result_words(const json_t *pair)
{
    return has_result(pair, "changed")    ? "another result"
           : has_result(pair, "diverged") ? "diverged"
                                          : NULL;
}

/* The first number of a case that differs, or NULL. */
static const json_t *first_beyond(const json_t *pair)
{
    json_t *number;
    size_t i;
    json_array_foreach(json_object_get(pair, "numbers"), i,
                       number) if (is_beyond(number)) return number;
    return NULL;
}

static int count_different(const json_t *pairs)
{
    json_t *pair;
    size_t i;
    int count = 0;
    json_array_foreach(pairs, i, pair) count += result_words(pair) || first_beyond(pair);
    return count;
}

static void put_difference(FILE *file, const json_t *pair)
{
    screen_text(file, 0, json_string_value(json_object_get(pair, "case")));
    if (result_words(pair))
        fprintf(file, " %s", result_words(pair));
    else
        put_change(file, first_beyond(pair));
}

/* Names at most three cases. */
static void put_differences(FILE *file, const json_t *pairs, int count)
{
    enum { NAMED = 3 };
    json_t *pair;
    size_t i;
    int named = 0;
    json_array_foreach(pairs, i, pair)
    {
        if (named == NAMED || !(result_words(pair) || first_beyond(pair)))
            continue;
        fputs(named++ ? ", " : ": ", file);
        put_difference(file, pair);
    }
    if (count > NAMED)
        fprintf(file, " and %d more", count - NAMED);
}

static int count_compared(const json_t *document)
{
    return (int)json_array_size(json_object_get(document, "cases")) -
           count_results(document, "other scenario") - count_results(document, "unknown");
}

void compare_sentence(FILE *file, const json_t *document)
{
    const json_t *pairs = json_object_get(document, "cases");
    int count = count_different(pairs), all = count_compared(document);
    if (json_is_null(pairs)) {
        fputs("no case is compared: the environments are not comparable", file);
        return;
    }
    if (all)
        fprintf(file, "%d of %d case%s differ%s", count, all, all == 1 ? "" : "s",
                count == 1 || all == 1 ? "s" : "");
    else
        fputs("no case is compared", file);
    put_differences(file, pairs, count);
    put_gaps(file, document);
}

/* ---- the exit code ---- */

static int refuse_environments(const json_t *document, struct err *err)
{
    char labels[400];
    environment_name_differences(facts_at(document, "environment.differences"), labels,
                                 sizeof labels);
    return err_set(err, ERR_INCOMPARABLE,
                   "not comparable: %s; --ignore-environment compares anyway", labels);
}

static void put_accuracy(FILE *file, const json_t *document)
{
    add_count(file, count_results(document, "changed"),
              "with another result under an exact policy");
    add_count(file, count_results(document, "diverged"), "diverged");
    add_count(file, compare_count(document, GATE_FLOOR, NUMBER_WORSE), "with a worse floor");
    add_count(file, compare_count(document, GATE_FLOOR, NUMBER_LOST),
              "without the floor that BASE has");
    add_count(file, compare_count(document, GATE_ITERATIONS, NUMBER_WORSE),
              "with a later passage of a level");
    add_count(file, compare_count(document, GATE_ITERATIONS, NUMBER_LOST),
              "without a passage that BASE has");
}

static void put_regressed(FILE *file, const json_t *document)
{
    add_count(file, compare_count(document, GATE_INSTRUCTIONS, NUMBER_WORSE),
              "with more instructions, beyond the tolerance");
    add_count(file, compare_count(document, GATE_CPU, NUMBER_WORSE),
              "with more CPU time, beyond the tolerance");
}

/* Fails when `put` writes anything, with that text. */
static int refuse(const json_t *document, void (*put)(FILE *, const json_t *), enum err_kind kind,
                  const char *before, struct err *err)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    if (file)
        put(file, document);
    int failed = !file || fclose(file);
    if (failed)
        err_set(err, ERR_INTERNAL, "out of memory: the verdict");
    else if (length)
        failed = err_set(err, kind, "%s%s", before, text + strlen("; "));
    free(text);
    return failed ? -1 : 0;
}

int compare_judge(const json_t *document, struct err *err)
{
    const json_t *pairs = json_object_get(document, "cases");
    if (json_is_null(pairs))
        return refuse_environments(document, err);
    if (!json_array_size(pairs))
        return err_set(err, ERR_USAGE, "the results have no case in common");
    return refuse(document, put_accuracy, ERR_ACCURACY, "", err) ||
                   refuse(document, put_regressed, ERR_REGRESSED, "", err) ||
                   refuse(document, put_gaps, ERR_INCOMPARABLE,
                          "not everything was compared: ", err)
               ? -1
               : 0;
}
