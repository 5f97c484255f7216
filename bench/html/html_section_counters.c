/* Counters: their values by case; each quantity with its source and status; and the reasons. */
#include "bench/common/json.h"
#include "bench/html/html_counters.h"
#include "bench/html/html_table.h"

#include <math.h>
#include <string.h>

static int has_counters(const struct html_page *page)
{
    const json_t *line;
    size_t i;
    json_array_foreach(page->results.cases, i, line)
    {
        if (json_array_size(json_object_get(line, "counters")))
            return 1;
    }
    return 0;
}

static void put_state(FILE *file, const json_t *state)
{
    const char *status = json_text_at(state, "status");
    html_table_row(file, json_text_at(state, "name"));
    fprintf(file, "<td><span class=\"status %s\">",
            html_counters_counted(state) ? "good" : "lacking");
    html_text(file, status);
    fprintf(file, "</span></td><td class=\"n\">%" JSON_INTEGER_FORMAT "</td><td>",
            json_integer_value(json_object_get(state, "cases")));
    html_isolated(file, json_text_at(state, "source"));
    fputs("</td></tr>\n", file);
}

/* 1 when no state before has the same text under each key. */
static int is_first_of(const json_t *states, size_t at, const char *const *keys)
{
    for (size_t i = 0; i < at; i++) {
        int same = 1;
        for (int key = 0; keys[key]; key++)
            same &= !strcmp(json_text_at(json_array_get(states, i), keys[key]),
                            json_text_at(json_array_get(states, at), keys[key]));
        if (same)
            return 0;
    }
    return 1;
}

/* "cycles, ref_cycles: the kernel has no PMU here" */
static void put_reason(FILE *file, const json_t *states, const char *reason)
{
    static const char *const name_and_reason[] = {"name", "reason", NULL};
    int written = 0;
    fputs("<li>", file);
    for (size_t i = 0; i < json_array_size(states); i++) {
        const json_t *state = json_array_get(states, i);
        if (strcmp(json_text_at(state, "reason"), reason) ||
            !is_first_of(states, i, name_and_reason))
            continue;
        fputs(written++ ? ", " : "", file);
        html_isolated(file, json_text_at(state, "name"));
    }
    fputs(": ", file);
    html_isolated(file, reason);
    fputs("</li>\n", file);
}

/* Below the table, not in it: a column of sentences lies beyond a narrow screen. */
static void put_reasons(FILE *file, const json_t *states)
{
    static const char *const reason_alone[] = {"reason", NULL};
    fputs("<ul class=\"missing\">\n", file);
    for (size_t i = 0; i < json_array_size(states); i++) {
        const char *reason = json_text_at(json_array_get(states, i), "reason");
        if (*reason && is_first_of(states, i, reason_alone))
            put_reason(file, states, reason);
    }
    fputs("</ul>\n", file);
}

static void put_states(const struct html_page *page, const json_t *states)
{
    const json_t *state;
    size_t i;
    html_table_begin(page->file, "What was counted, and by what.");
    html_table_head(page->file, "quantity", "", 0);
    html_table_head(page->file, "status", "", 0);
    html_table_head(page->file, "cases", "", 1);
    html_table_head(page->file, "source", "", 0);
    html_table_body(page->file);
    json_array_foreach(states, i, state)
    {
        put_state(page->file, state);
    }
    html_table_end(page->file);
    put_reasons(page->file, states);
}

/* 1 when the state is the first of its quantity with values. */
static int begins_column(const json_t *states, size_t at)
{
    const json_t *state = json_array_get(states, at);
    for (size_t i = 0; i < at; i++)
        if (html_counters_counted(json_array_get(states, i)) &&
            !strcmp(json_text_at(json_array_get(states, i), "name"), json_text_at(state, "name")))
            return 0;
    return html_counters_counted(state);
}

static const json_t *find_counter(const json_t *line, const char *name)
{
    const json_t *counter;
    size_t i;
    json_array_foreach(json_object_get(line, "counters"), i, counter)
    {
        if (!strcmp(json_text_at(counter, "name"), name))
            return counter;
    }
    return NULL;
}

/* Per update; seconds have their unit. A value of a simulation is marked: it is not of this CPU. */
static void put_value(FILE *file, const json_t *counter)
{
    const char *status = json_text_at(counter, "status");
    const json_t *json = json_object_get(counter, "per_update");
    double value = json_number_value(json);
    if (!json_is_number(json)) {
        fputs("<td class=\"n lacking\">", file);
        html_text(file, *status ? status : "\u2013");
        fputs("</td>", file);
        return;
    }
    fprintf(file, "<td class=\"n\"><data value=\"%.9g\">", value);
    if (!strcmp(json_text_at(counter, "unit"), "s") && value > 0)
        html_put_duration(file, 1e9 * value);
    else
        fprintf(file, "%.4g", value);
    fprintf(file, "</data>%s</td>", strcmp(status, "simulated") ? "" : " <small>simulated</small>");
}

static void put_values(const struct html_page *page, const json_t *states)
{
    html_table_begin(page->file, "Counted, per update of one node.");
    html_table_head(page->file, "case", "", 0);
    for (size_t i = 0; i < json_array_size(states); i++)
        if (begins_column(states, i))
            html_table_head(page->file, json_text_at(json_array_get(states, i), "name"),
                            strcmp(json_text_at(json_array_get(states, i), "unit"), "1")
                                ? json_text_at(json_array_get(states, i), "unit")
                                : "",
                            1);
    html_table_body(page->file);
    for (size_t row = 0; row < html_rows(page); row++) {
        html_table_row(page->file, html_case(page, row));
        for (size_t i = 0; i < json_array_size(states); i++)
            if (begins_column(states, i))
                put_value(page->file,
                          find_counter(html_line(page, row),
                                       json_text_at(json_array_get(states, i), "name")));
        fputs("</tr>\n", page->file);
    }
    html_table_end(page->file);
}

static int any_counted(const json_t *states)
{
    for (size_t i = 0; i < json_array_size(states); i++)
        if (html_counters_counted(json_array_get(states, i)))
            return 1;
    return 0;
}

static int write_counters(const struct html_page *page, struct err *err)
{
    json_t *states = html_counters_states(page);
    if (!states)
        return err_set(err, ERR_INTERNAL, "out of memory: the counters");
    if (any_counted(states))
        put_values(page, states);
    put_states(page, states);
    json_decref(states);
    return 0;
}

const struct html_section html_section_counters = {
    .id = "counters",
    .title = "Counters",
    .applies = has_counters,
    .write = write_counters,
};
