#include "bench/html/html_counters.h"

#include "bench/common/json.h"

#include <string.h>

static json_t *find_state(json_t *states, const json_t *counter)
{
    static const char *const keys[] = {"name", "status", "source", "reason"};
    json_t *state;
    size_t i;
    json_array_foreach(states, i, state)
    {
        int equal = 1;
        for (size_t key = 0; key < sizeof keys / sizeof *keys; key++)
            equal =
                equal && !strcmp(json_text_at(state, keys[key]), json_text_at(counter, keys[key]));
        if (equal)
            return state;
    }
    return NULL;
}

/* Returns 0, or -1 when out of memory. */
static int count_state(json_t *states, const json_t *counter)
{
    json_t *state = find_state(states, counter);
    json_int_t cases = json_integer_value(json_object_get(state, "cases"));
    if (state)
        return json_object_set_new(state, "cases", json_integer(cases + 1));
    return json_array_append_new(states, json_pack("{s:s, s:s, s:s, s:s, s:s, s:i}", "name",
                                                   json_text_at(counter, "name"), "unit",
                                                   json_text_at(counter, "unit"), "status",
                                                   json_text_at(counter, "status"), "source",
                                                   json_text_at(counter, "source"), "reason",
                                                   json_text_at(counter, "reason"), "cases", 1));
}

json_t *html_counters_states(const struct html_page *page)
{
    json_t *states = json_array();
    const json_t *line, *counter;
    size_t i, j;
    json_array_foreach(page->results.cases, i, line)
    {
        json_array_foreach(json_object_get(line, "counters"), j, counter)
        {
            if (count_state(states, counter)) {
                json_decref(states);
                return NULL;
            }
        }
    }
    return states;
}

int html_counters_counted(const json_t *state)
{
    return !strcmp(json_text_at(state, "status"), "measured") ||
           !strcmp(json_text_at(state, "status"), "simulated");
}

/* 1 when some case counted the quantity. */
static int is_counted(const json_t *states, const char *name)
{
    const json_t *state;
    size_t i;
    json_array_foreach(states, i, state)
    {
        if (html_counters_counted(state) && !strcmp(json_text_at(state, "name"), name))
            return 1;
    }
    return 0;
}

static int is_first(const json_t *states, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (!strcmp(json_text_at(json_array_get(states, i), "name"),
                    json_text_at(json_array_get(states, at), "name")))
            return 0;
    return 1;
}

int html_counters_missing(const struct html_page *page)
{
    json_t *states = html_counters_states(page);
    int named = 0;
    for (size_t i = 0; i < json_array_size(states); i++) {
        const char *name = json_text_at(json_array_get(states, i), "name");
        if (!is_first(states, i) || is_counted(states, name))
            continue;
        fputs(named++ ? ", " : "<li>Not counted: ", page->file);
        html_text(page->file, name);
    }
    json_decref(states);
    if (named)
        fputs("; see <a href=\"#counters\">Counters</a> for the reasons.</li>\n", page->file);
    return named > 0;
}
