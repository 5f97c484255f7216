#include "bench/environment/facts.h"

#include <stdio.h>
#include <string.h>

const struct fact facts[] = {
#define FACT(path, label, class, why) {path, label, class, why},
#include "bench/environment/facts.def"
#undef FACT
    {0},
};

const char *fact_class_name(enum fact_class class)
{
    static const char *const names[] = {"informational", "should match", "must match"};
    return names[class];
}

const struct fact *facts_find(const char *path)
{
    for (const struct fact *fact = facts; fact->path; fact++)
        if (!strcmp(fact->path, path))
            return fact;
    return NULL;
}

json_t *facts_at(const json_t *run, const char *path)
{
    const json_t *value = run;
    while (value && *path) {
        size_t length = strcspn(path, ".");
        value = json_object_getn(value, path, length);
        path += length + (path[length] == '.');
    }
    return (json_t *)value; /* as jansson's own getters do */
}

static void scalar_text(const json_t *value, char *text, size_t size)
{
    if (json_is_string(value))
        snprintf(text, size, "%s",
                 json_string_value(value)[0] ? json_string_value(value) : "(empty)");
    else if (json_is_number(value))
        snprintf(text, size, "%.15g", json_number_value(value));
    else if (json_is_boolean(value))
        snprintf(text, size, "%s", json_is_true(value) ? "true" : "false");
    else
        snprintf(text, size, "unknown");
}

static void list_text(const json_t *list, char *text, size_t size)
{
    size_t length = 0;
    snprintf(text, size, "%s", json_array_size(list) ? "" : "none");
    for (size_t i = 0; i < json_array_size(list) && length + 2 < size; i++) {
        if (i)
            text[length++] = ' ';
        scalar_text(json_array_get(list, i), text + length, size - length);
        length += strlen(text + length);
    }
}

static void object_text(const json_t *object, char *text, size_t size)
{
    size_t length = json_dumpb(object, text, size - 1, JSON_SORT_KEYS);
    text[length < size ? length : size - 1] = '\0';
}

void facts_text(const json_t *value, char *text, size_t size)
{
    if (json_is_object(value))
        object_text(value, text, size);
    else if (json_is_array(value))
        list_text(value, text, size);
    else
        scalar_text(value, text, size);
}
