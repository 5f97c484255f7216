#include "bench/compare/compare_cases.h"

#include "bench/compare/compare_scenario.h"
#include "bench/common/json.h"

#include <math.h>
#include <string.h>

static json_t *find(const json_t *cases, const char *name)
{
    json_t *item;
    size_t i;
    json_array_foreach(cases, i, item) if (!strcmp(json_string_value(json_object_get(item, "case")),
                                                   name)) return item;
    return NULL;
}

static const char *text_of(const json_t *item, const char *key)
{
    const char *text = json_string_value(json_object_get(item, key));
    return text ? text : "";
}

/* A new list of where the parameters of a case differ, or NULL. */
static json_t *parameters(const json_t *base, const json_t *fresh)
{
    const char *label = text_of(base, "label");
    json_t *one = compare_scenario_of_case(json_object_get(base, "scenario"), label);
    json_t *other = compare_scenario_of_case(json_object_get(fresh, "scenario"), label);
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
    return !strcmp(determinism, "bitwise") || !strcmp(determinism, "statistical");
}

static const char *judge(const json_t *base, const json_t *fresh, int is_same_scenario)
{
    const char *one = text_of(base, "determinism"), *other = text_of(fresh, "determinism");
    const char *digest = text_of(base, "digest");
    if (digest[0] && !strcmp(digest, text_of(fresh, "digest")))
        return "same";
    if (!is_same_scenario)
        return "other scenario";
    if (!is_known(one) || !is_known(other) || !digest[0])
        return "unknown";
    return strcmp(one, "bitwise") || strcmp(other, "bitwise") ? "statistical" : "changed";
}

static double time_of(const json_t *item)
{
    const json_t *time = json_object_get(item, "ns_per_update");
    return json_is_number(time) ? json_number_value(time) : NAN;
}

/* Median, interval and the rest of the timed repetitions, borrowed; NULL when there were none. */
static json_t *order_of(const json_t *item)
{
    return json_object_get(json_object_get(item, "time"), "ns_per_update");
}

/* A new pair, or NULL; *changed counts results that are no longer the same. */
static json_t *pair(const json_t *base, const json_t *fresh, int same_inputs, int *changed)
{
    json_t *differences = parameters(base, fresh);
    if (!differences)
        return NULL;
    const char *result = judge(base, fresh, same_inputs && !json_array_size(differences));
    double one = time_of(base), other = time_of(fresh);
    *changed += !strcmp(result, "changed");
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:O?, s:O?, s:o, s:o}", "case",
        text_of(base, "case"), "result", result, "base_digest", text_of(base, "digest"),
        "new_digest", text_of(fresh, "digest"), "base_status", text_of(base, "status"),
        "new_status", text_of(fresh, "status"), "base_ns_per_update", json_number_or_null(one),
        "new_ns_per_update", json_number_or_null(other), "base_time", order_of(base), "new_time",
        order_of(fresh), "ratio", json_number_or_null(other / one), "scenario", differences);
}

/* The names of the cases of one that the other has not, as a new list; NULL: out of memory. */
static json_t *only_in(const json_t *one, const json_t *other)
{
    json_t *names = json_array(), *item;
    size_t i;
    int failed = !names;
    json_array_foreach(one, i, item)
    {
        json_t *name = json_object_get(item, "case");
        if (!failed && !find(other, json_string_value(name)))
            failed = json_array_append(names, name);
    }
    if (!failed)
        return names;
    json_decref(names);
    return NULL;
}

int compare_cases(const json_t *base, const json_t *fresh, int same_inputs, json_t *document)
{
    json_t *pairs = json_array(), *item;
    size_t i;
    int changed = 0, failed = !pairs;
    json_array_foreach(base, i, item)
    {
        const json_t *other = find(fresh, text_of(item, "case"));
        if (other && !failed)
            failed = json_array_append_new(pairs, pair(item, other, same_inputs, &changed));
    }
    failed = json_object_set_new(document, "cases", pairs) || failed;
    return failed || json_object_set_new(document, "only_in_base", only_in(base, fresh)) ||
                   json_object_set_new(document, "only_in_new", only_in(fresh, base)) ||
                   json_object_set_new(document, "changed", json_integer(changed))
               ? -1
               : 0;
}
