#include "bench/environment/environment_compare.h"

#include "base/join.h"
#include "bench/environment/facts.h"

#include <stdio.h>
#include <string.h>

struct comparison {
    json_t *rows;
    enum comparable verdict;
    int failed;
};

const char *comparable_name(enum comparable comparable)
{
    static const char *const names[] = {"comparable", "comparable with warnings", "not comparable"};
    return names[comparable];
}

static int is_unknown(const json_t *value)
{
    return !value || json_is_null(value);
}

static void weigh_difference(struct comparison *comparison, const struct fact *fact,
                             int both_unknown)
{
    enum comparable weight = fact->class == MUST_MATCH && !both_unknown ? NOT_COMPARABLE
                             : fact->class != INFORMATIONAL             ? COMPARABLE_WITH_WARNINGS
                                                                        : COMPARABLE;
    if (weight > comparison->verdict)
        comparison->verdict = weight;
}

/* Compares one value, or the entry `key` of a fact that is an object. */
static void compare_values(struct comparison *comparison, const struct fact *fact, const char *key,
                           json_t *base, json_t *fresh)
{
    char path[256], label[256];
    int both_unknown = is_unknown(base) && is_unknown(fresh);
    if (both_unknown ? fact->class != MUST_MATCH : json_equal(base, fresh))
        return;
    weigh_difference(comparison, fact, both_unknown);
    snprintf(path, sizeof path, "%s%s%s", fact->path, key ? "." : "", key ? key : "");
    snprintf(label, sizeof label, "%s%s%s", fact->label, key ? " " : "", key ? key : "");
    json_t *row =
        json_pack("{s:s, s:s, s:s, s:s, s:O?, s:O?}", "path", path, "label", label, "class",
                  fact_class_name(fact->class), "why", fact->why, "base", base, "new", fresh);
    if (json_array_append_new(comparison->rows, row))
        comparison->failed = 1;
}

static void compare_entries(struct comparison *comparison, const struct fact *fact, json_t *base,
                            json_t *fresh)
{
    const char *key;
    json_t *value;
    json_object_foreach(base, key, value)
        compare_values(comparison, fact, key, value, json_object_get(fresh, key));
    json_object_foreach(fresh, key, value) if (!json_object_get(base, key))
        compare_values(comparison, fact, key, NULL, value);
}

int environment_compare(const json_t *base, const json_t *fresh, enum comparable *verdict,
                        json_t **rows, struct err *err)
{
    struct comparison comparison = {.rows = json_array()};
    for (const struct fact *fact = facts; fact->path; fact++) {
        json_t *one = facts_at(base, fact->path), *other = facts_at(fresh, fact->path);
        if (json_is_object(one) && json_is_object(other))
            compare_entries(&comparison, fact, one, other);
        else
            compare_values(&comparison, fact, NULL, one, other);
    }
    *verdict = comparison.verdict;
    *rows = comparison.rows;
    if (comparison.rows && !comparison.failed)
        return 0;
    json_decref(comparison.rows);
    *rows = NULL;
    return err_set(err, ERR_INTERNAL, "out of memory: the differences of two environments");
}

static int is_refused(const json_t *row)
{
    const char *class = json_string_value(json_object_get(row, "class"));
    return !strcmp(class, fact_class_name(MUST_MATCH)) &&
           !json_equal(json_object_get(row, "base"), json_object_get(row, "new"));
}

void environment_name_differences(const json_t *rows, char *labels, size_t size)
{
    json_t *row;
    size_t i;
    labels[0] = '\0';
    json_array_foreach(rows, i, row)
    {
        if (is_refused(row))
            join(labels, size, ", ", json_string_value(json_object_get(row, "label")));
    }
}
