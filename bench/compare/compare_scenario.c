#include "bench/compare/compare_scenario.h"

#include <stdio.h>
#include <string.h>

static const char *label_of(const json_t *algorithm)
{
    const char *label = json_string_value(json_object_get(algorithm, "label"));
    return label ? label : json_string_value(json_object_get(algorithm, "name"));
}

/* {label: algorithm} as a new object; `only`: the label of a single algorithm, NULL: all. */
static json_t *by_label(const json_t *algorithms, const char *only)
{
    json_t *keyed = json_object(), *algorithm;
    size_t i;
    int failed = !keyed;
    json_array_foreach(algorithms, i, algorithm)
    {
        const char *label = label_of(algorithm);
        if (!failed && label && (!only || !strcmp(label, only)))
            failed = json_object_set(keyed, label, algorithm);
    }
    if (!failed)
        return keyed;
    json_decref(keyed);
    return NULL;
}

static json_t *keyed(const json_t *resolved, const char *only)
{
    static const char *const texts[] = {"name", "title", "question", "expect"};
    /* a shallow copy: only its own keys change */
    json_t *copy = resolved ? json_copy((json_t *)resolved) : json_object();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        json_object_del(copy, texts[i]);
    json_t *algorithms = json_object_get(copy, "algorithms");
    if (json_is_array(algorithms) &&
        json_object_set_new(copy, "algorithms", by_label(algorithms, only))) {
        json_decref(copy);
        return NULL;
    }
    return copy;
}

json_t *compare_scenario_keyed(const json_t *resolved)
{
    return keyed(resolved, NULL);
}

/* The keys of the section "run" that affect the digest: the points of the curve, the limit of
 * divergence and the precision. */
static json_t *decisive(json_t *run)
{
    json_t *kept = json_object(), *value;
    static const char *const keys[] = {"observe_every", "diverged_above", "precision"};
    int failed = !kept;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if ((value = json_object_get(run, keys[i])))
            failed = failed || json_object_set(kept, keys[i], value);
    if (!failed)
        return kept;
    json_decref(kept);
    return NULL;
}

json_t *compare_scenario_of_case(const json_t *resolved, const char *label)
{
    json_t *scenario = keyed(resolved, label);
    json_t *run = decisive(json_object_get(scenario, "run"));
    if (!json_object_set_new(scenario, "run", run))
        return scenario;
    json_decref(scenario);
    return NULL;
}

static int compare_leaves(const char *key, json_t *base, json_t *fresh, json_t *list);

static int compare_members(const char *key, json_t *base, json_t *fresh, json_t *list)
{
    char inner[512];
    const char *name;
    json_t *value;
    int failed = 0;
    json_object_foreach(base, name, value)
    {
        snprintf(inner, sizeof inner, "%s%s%s", key, key[0] ? "." : "", name);
        failed = failed || compare_leaves(inner, value, json_object_get(fresh, name), list);
    }
    json_object_foreach(fresh, name, value)
    {
        snprintf(inner, sizeof inner, "%s%s%s", key, key[0] ? "." : "", name);
        if (!json_object_get(base, name))
            failed = failed || compare_leaves(inner, NULL, value, list);
    }
    return failed;
}

static int compare_items(const char *key, json_t *base, json_t *fresh, json_t *list)
{
    char inner[512];
    size_t one = json_array_size(base), other = json_array_size(fresh);
    int failed = 0;
    for (size_t i = 0; !failed && i < (one > other ? one : other); i++) {
        snprintf(inner, sizeof inner, "%s[%zu]", key, i);
        failed = compare_leaves(inner, json_array_get(base, i), json_array_get(fresh, i), list);
    }
    return failed;
}

static int compare_leaves(const char *key, json_t *base, json_t *fresh, json_t *list)
{
    if (json_is_object(base) && json_is_object(fresh))
        return compare_members(key, base, fresh, list);
    if (json_is_array(base) && json_is_array(fresh))
        return compare_items(key, base, fresh, list);
    if (base && fresh && json_equal(base, fresh))
        return 0;
    return json_array_append_new(
        list, json_pack("{s:s, s:O?, s:O?}", "key", key, "base", base, "new", fresh));
}

int compare_scenario_differences(json_t *base, json_t *fresh, json_t *list)
{
    return base && fresh ? compare_leaves("", base, fresh, list) : -1;
}
