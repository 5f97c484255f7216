/* Prints one table for each judged number: counts, CPU time, floor, iterations to a level. */
#include "bench/common/screen.h"
#include "bench/compare/compare.h"
#include "bench/compare/compare_numbers.h"

#include <math.h>
#include <string.h>

static const json_t *find_number(const json_t *pair, const char *name)
{
    json_t *number;
    size_t i;
    json_array_foreach(json_object_get(pair, "numbers"), i,
                       number) if (!strcmp(json_string_value(json_object_get(number, "name")),
                                           name)) return number;
    return NULL;
}

static void put_value(FILE *file, const json_t *value)
{
    char text[32] = "-";
    double number = json_number_value(value);
    if (json_is_number(value))
        snprintf(text, sizeof text, "%.*f",
                 fabs(number) < 1000  ? 2
                 : fabs(number) < 1e5 ? 1
                                      : 0,
                 number);
    fprintf(file, " %10s", text);
}

static void put_change(FILE *file, const json_t *number)
{
    char text[32] = "-";
    const json_t *change = json_object_get(number, "change");
    if (json_is_number(change))
        snprintf(text, sizeof text, "%+.2f %s", json_number_value(change),
                 json_string_value(json_object_get(number, "unit")));
    fprintf(file, " %10s", text);
}

/* 1 when the case is another one under the same name, or may be. */
static int is_incomparable(const json_t *pair)
{
    const char *result = json_string_value(json_object_get(pair, "result"));
    return !strcmp(result, "other scenario") || !strcmp(result, "unknown");
}

/* A number within the tolerance gets no mark. */
static void put_verdict(FILE *file, const json_t *pair, const json_t *number)
{
    if (is_incomparable(pair)) {
        fputs("  not judged", file);
        return;
    }
    enum number_verdict verdict = compare_verdict_of(number);
    int is_bad = verdict == NUMBER_WORSE || verdict == NUMBER_LOST || verdict == NUMBER_OTHER;
    if (verdict != NUMBER_SAME && verdict != NUMBER_NONE)
        fprintf(file, "  %s%s%s", is_bad ? screen_red(file) : "", number_verdict_words[verdict],
                is_bad ? screen_plain(file) : "");
}

static const char *counted_text(const json_t *number, const char *key)
{
    const char *text = json_string_value(json_object_get(json_object_get(number, "counted"), key));
    return text ? text : "unknown";
}

/* 1 when the counted kernels differ from the timed ones. */
static int is_of_other_code(const json_t *number)
{
    return json_object_get(number, "counted") &&
           strcmp(counted_text(number, "kernels"), counted_text(number, "timed")) != 0;
}

static void put_count_note(FILE *file, const json_t *number)
{
    char text[200];
    snprintf(text, sizeof text, "counted by %.40s on kernels %.20s%s%.20s%s",
             counted_text(number, "source"), counted_text(number, "kernels"),
             is_of_other_code(number) ? "; timed on " : "",
             is_of_other_code(number) ? counted_text(number, "timed") : "",
             is_of_other_code(number) ? ": the count is not of the timed code" : "");
    screen_paragraph(file, 2, text);
}

/* Notes each way of counting once, at its first occurrence. */
static void put_count_notes(FILE *file, const json_t *pairs, const char *name)
{
    const json_t *last = NULL;
    json_t *pair;
    size_t i;
    json_array_foreach(pairs, i, pair)
    {
        const json_t *number = find_number(pair, name);
        const json_t *counted = json_object_get(number, "counted");
        if (counted && !(last && json_equal(last, counted)))
            put_count_note(file, number);
        last = counted ? counted : last;
    }
}

static void put_head(FILE *file, const json_t *number)
{
    const struct gate *gate = &gates[compare_gate_of(number)];
    const json_t *tolerance = json_object_get(number, "tolerance");
    char head[160], title[80];
    snprintf(title, sizeof title, "%s",
             gate->title ? gate->title : json_string_value(json_object_get(number, "name")));
    if (json_is_number(tolerance))
        snprintf(head, sizeof head, "%s, tolerance %g %s", title, json_number_value(tolerance),
                 gate->unit);
    else
        snprintf(head, sizeof head, "%s, no verdict without --%s", title, gate->flag);
    putc('\n', file);
    screen_paragraph(file, 0, head);
}

static void show_number(FILE *file, const json_t *pairs, const json_t *first)
{
    const char *name = json_string_value(json_object_get(first, "name"));
    json_t *pair;
    size_t i;
    put_head(file, first);
    fprintf(file, "%-*s %10s %10s %10s\n", SCREEN_NAME, "case", "base", "new", "change");
    json_array_foreach(pairs, i, pair)
    {
        const json_t *number = find_number(pair, name);
        if (!number)
            continue;
        screen_name(file, json_string_value(json_object_get(pair, "case")));
        put_value(file, json_object_get(number, "base"));
        put_value(file, json_object_get(number, "new"));
        put_change(file, number);
        put_verdict(file, pair, number);
        putc('\n', file);
    }
    put_count_notes(file, pairs, name);
}

/* 1 when an earlier case has a number of that name: its table is already printed. */
static int is_shown(const json_t *pairs, size_t before, const char *name)
{
    for (size_t i = 0; i < before; i++)
        if (find_number(json_array_get(pairs, i), name))
            return 1;
    return 0;
}

static int differs_anywhere(const json_t *pairs, const char *name)
{
    json_t *pair;
    size_t i;
    json_array_foreach(pairs, i, pair)
    {
        const json_t *number = find_number(pair, name);
        if (number && !json_equal(json_object_get(number, "base"), json_object_get(number, "new")))
            return 1;
    }
    return 0;
}

/* A passage that is the same everywhere is not worth its table, nor is CPU time that is not judged:
 * it stands beside the wall time. */
static int is_worth_showing(const json_t *pairs, size_t at, const json_t *number)
{
    const char *name = json_string_value(json_object_get(number, "name"));
    if (is_shown(pairs, at, name))
        return 0;
    switch (compare_gate_of(number)) {
    case GATE_ITERATIONS:
        return differs_anywhere(pairs, name);
    case GATE_CPU:
        return json_is_number(json_object_get(number, "tolerance"));
    default:
        return 1;
    }
}

void compare_show_numbers(FILE *file, const json_t *pairs)
{
    json_t *pair, *number;
    size_t i, k;
    for (int gate = 0; gate < GATES; gate++)
        json_array_foreach(pairs, i, pair)
            json_array_foreach(json_object_get(pair, "numbers"), k, number)
        {
            if ((int)compare_gate_of(number) == gate && is_worth_showing(pairs, i, number))
                show_number(file, pairs, number);
        }
}
