#include "bench/compare/compare_cases.h"

#include "bench/common/json.h"
#include "bench/compare/compare_scenario.h"
#include "bench/results/words.h"

#include <math.h>
#include <string.h>

const struct column *const compare_needed[] = {&summary_case,          &summary_label,
                                               &summary_status,        &summary_digest,
                                               &summary_determinism,   &summary_time_source,
                                               &summary_ns_per_update, &summary_ns_low,
                                               &summary_ns_high,       NULL};

static json_t *find_case(const json_t *cases, const char *name)
{
    json_t *item;
    size_t i;
    json_array_foreach(
        cases, i, item) if (!strcmp(json_string_value(json_object_get(item, summary_case.name)),
                                    name)) return item;
    return NULL;
}

static const char *text_of(const json_t *item, const char *key)
{
    const char *text = json_string_value(json_object_get(item, key));
    return text ? text : "";
}

/* A new list of the parameters of a case that differ, or NULL. */
static json_t *parameters(const json_t *base, const json_t *fresh)
{
    const char *label = text_of(base, summary_label.name);
    json_t *one = compare_scenario_of_case(json_object_get(base, "resolved"), label);
    json_t *other = compare_scenario_of_case(json_object_get(fresh, "resolved"), label);
    json_t *list = json_array();
    int failed = !list || compare_scenario_differences(one, other, list);
    json_decref(one);
    json_decref(other);
    if (!failed)
        return list;
    json_decref(list);
    return NULL;
}

static int is_known(const char *determinism)
{
    return !strcmp(determinism, determinism_words[DETERMINISM_BITWISE]) ||
           !strcmp(determinism, determinism_words[DETERMINISM_STATISTICAL]);
}

static int is_well(const json_t *item)
{
    return !strcmp(text_of(item, summary_status.name), status_words[STATUS_OK]);
}

static const char *judge(const json_t *base, const json_t *fresh, int is_same_scenario)
{
    const char *one = text_of(base, summary_determinism.name);
    const char *other = text_of(fresh, summary_determinism.name);
    const char *digest = text_of(base, summary_digest.name);
    if (digest[0] && !strcmp(digest, text_of(fresh, summary_digest.name)))
        return "same";
    if (!is_same_scenario)
        return "other scenario";
    if (is_well(base) && !is_well(fresh))
        return "diverged";
    if (!is_known(one) || !is_known(other) || !digest[0])
        return "unknown";
    return strcmp(one, determinism_words[DETERMINISM_BITWISE]) ||
                   strcmp(other, determinism_words[DETERMINISM_BITWISE])
               ? "statistical"
               : "changed";
}

static double ratio_of(const json_t *base, const json_t *fresh, const struct column *column)
{
    const json_t *one = json_object_get(base, column->name);
    const json_t *other = json_object_get(fresh, column->name);
    return json_is_number(one) && json_is_number(other)
               ? json_number_value(other) / json_number_value(one)
               : NAN;
}

/* Adds the columns of one side to the pair, as base_digest, ... */
static int put_side(json_t *pair, const char *side, const json_t *item)
{
    static const struct column *const shown[] = {
        &summary_digest,  &summary_status,      &summary_ns_per_update,    &summary_ns_low,
        &summary_ns_high, &summary_time_source, &summary_cpu_ns_per_update};
    int failed = 0;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        char key[COLUMN_NAME];
        json_t *value = json_object_get(item, shown[i]->name);
        snprintf(key, sizeof key, "%s_%s", side, shown[i]->name);
        failed = failed || (value && json_object_set(pair, key, value));
    }
    return failed;
}

/* A new pair, or NULL; *changed counts the results that changed. */
static json_t *make_pair(const json_t *base, const json_t *fresh, int same_inputs,
                         const struct tolerances *tolerances, int *changed)
{
    json_t *differences = parameters(base, fresh);
    if (!differences)
        return NULL;
    const char *result = judge(base, fresh, same_inputs && !json_array_size(differences));
    int is_judged = strcmp(result, "other scenario") && strcmp(result, "unknown");
    *changed += !strcmp(result, "changed");
    json_t *pair = json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:o}", "case", text_of(base, summary_case.name), "result",
        result, "ratio", json_number_or_null(ratio_of(base, fresh, &summary_ns_per_update)),
        "cpu_ratio", json_number_or_null(ratio_of(base, fresh, &summary_cpu_ns_per_update)),
        "scenario", differences, "numbers", compare_numbers(base, fresh, tolerances, is_judged));
    if (pair && !put_side(pair, "base", base) && !put_side(pair, "new", fresh))
        return pair;
    json_decref(pair);
    return NULL;
}

/* A new list of the cases of `one` that `other` lacks; NULL: out of memory. */
static json_t *only_in(const json_t *one, const json_t *other)
{
    json_t *names = json_array(), *item;
    size_t i;
    int failed = !names;
    json_array_foreach(one, i, item)
    {
        json_t *name = json_object_get(item, summary_case.name);
        if (!failed && !find_case(other, json_string_value(name)))
            failed = json_array_append(names, name);
    }
    if (!failed)
        return names;
    json_decref(names);
    return NULL;
}

int compare_cases(const json_t *base, const json_t *fresh, int same_inputs,
                  const struct tolerances *tolerances, json_t *document)
{
    json_t *pairs = json_array(), *item;
    size_t i;
    int changed = 0, failed = !pairs;
    json_array_foreach(base, i, item)
    {
        const json_t *other = find_case(fresh, text_of(item, summary_case.name));
        if (other && !failed)
            failed = json_array_append_new(
                pairs, make_pair(item, other, same_inputs, tolerances, &changed));
    }
    failed = json_object_set_new(document, "cases", pairs) || failed;
    return failed || json_object_set_new(document, "only_in_base", only_in(base, fresh)) ||
                   json_object_set_new(document, "only_in_new", only_in(fresh, base)) ||
                   json_object_set_new(document, "changed", json_integer(changed))
               ? -1
               : 0;
}
