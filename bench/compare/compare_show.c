/* Prints the comparison as text. */
#include "bench/compare/compare.h"

#include "bench/environment/facts.h"
#include "bench/results/words.h"
#include "bench/common/screen.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL = 20, VALUE = 24 };

static const char *text_of(const json_t *item, const char *key)
{
    const char *text = json_string_value(json_object_get(item, key));
    return text ? text : "unknown";
}

/* The length of the text that fits into a column; breaks after a blank if there is one. */
static int line_length(const char *text, int width)
{
    int length = (int)strlen(text);
    if (length <= width)
        return length;
    for (length = width; length > 0 && text[length] != ' '; length--)
        ;
    return length ? length : width;
}

static int next_line(const char **text, int width, const char **line)
{
    *text += strspn(*text, " ");
    *line = *text;
    int length = line_length(*text, width);
    *text += length;
    return length;
}

/* Prints a row of four columns; long texts continue below. */
static void put_row(FILE *file, const char *label, const char *base, const char *fresh,
                    const char *match)
{
    const char *line[3];
    char text[100];
    do {
        int name = next_line(&label, LABEL, &line[0]), one = next_line(&base, VALUE, &line[1]);
        int other = next_line(&fresh, VALUE, &line[2]);
        int length = snprintf(text, sizeof text, "  %-*.*s %-*.*s %-*.*s %s", LABEL, name, line[0],
                              VALUE, one, line[1], VALUE, other, line[2], match);
        while (length > 0 && text[length - 1] == ' ')
            text[--length] = '\0';
        screen_clean(text);
        fprintf(file, "%s\n", text);
        match = "";
    } while (*label || *base || *fresh);
}

/* Of two lists, shows only the items that the other one lacks. */
static void list_difference(const json_t *one, const json_t *other, char *text, size_t size)
{
    json_t *item, *twin;
    size_t i, k;
    json_t *alone = json_array();
    json_array_foreach(one, i, item)
    {
        int found = 0;
        json_array_foreach(other, k, twin) found = found || json_equal(item, twin);
        if (!found)
            json_array_append(alone, item);
    }
    if (json_array_size(alone))
        facts_text(alone, text, size);
    else
        snprintf(text, size, "-");
    json_decref(alone);
}

/* A fact without a value is unknown; a variable or key without a value is absent. */
static void value_text(const json_t *row, const json_t *value, char *text, size_t size)
{
    const char *path = json_string_value(json_object_get(row, "path"));
    if (json_is_null(value) && !(path && facts_find(path)))
        snprintf(text, size, "-");
    else
        facts_text(value, text, size);
}

static void put_difference(FILE *file, const json_t *row, const char *label, const char *match)
{
    char base[2048], fresh[2048];
    const json_t *one = json_object_get(row, "base"), *other = json_object_get(row, "new");
    if (json_is_array(one) && json_is_array(other)) {
        list_difference(one, other, base, sizeof base);
        list_difference(other, one, fresh, sizeof fresh);
    } else {
        value_text(row, one, base, sizeof base);
        value_text(row, other, fresh, sizeof fresh);
    }
    put_row(file, label, base, fresh, match);
}

static void show_side(FILE *file, const json_t *document, const char *key)
{
    const json_t *side = json_object_get(document, key);
    const char *status = text_of(side, "status");
    char text[256];
    fprintf(file, "%-5s ", key);
    screen_text(file, 0, text_of(side, "directory"));
    fputs(strcmp(status, "complete") ? ": the run is not complete: " : "", file);
    screen_text(file, 0, strcmp(status, "complete") ? status : "");
    putc('\n', file);
    snprintf(text, sizeof text, "%.30s, commit %.80s, fingerprint %.30s", text_of(side, "started"),
             text_of(side, "commit"), text_of(side, "fingerprint"));
    screen_paragraph(file, 6, text);
    json_t *sentence;
    size_t i;
    json_array_foreach(json_object_get(side, "damage"), i, sentence)
        screen_paragraph(file, 6, json_string_value(sentence));
}

static void show_environment(FILE *file, const json_t *document)
{
    const json_t *environment = json_object_get(document, "environment");
    json_t *rows = json_object_get(environment, "differences"), *row;
    size_t i;
    fprintf(file, "\nenvironment: %s\n", text_of(environment, "verdict"));
    if (json_array_size(rows))
        put_row(file, "fact", "base", "new", "match");
    json_array_foreach(rows, i, row)
    {
        const char *class = text_of(row, "class");
        put_difference(file, row, text_of(row, "label"),
                       !strcmp(class, fact_class_name(MUST_MATCH))     ? "must"
                       : !strcmp(class, fact_class_name(SHOULD_MATCH)) ? "should"
                                                                       : "-");
    }
}

static void show_scenario(FILE *file, const json_t *rows)
{
    json_t *row;
    size_t i;
    if (!json_array_size(rows))
        return;
    fprintf(file, "\nscenario: differs\n");
    put_row(file, "key", "base", "new", "");
    json_array_foreach(rows, i, row) put_difference(file, row, text_of(row, "key"), "");
}

/* Columns of the table of cases. */
enum { NAME = 21, RESULT = 14, NUMBER = 6 };

static void put_number(FILE *file, const char *mark, const json_t *number, int decimals)
{
    char text[32] = "-";
    if (json_is_number(number))
        snprintf(text, sizeof text, "%s%.*f", mark, decimals, json_number_value(number));
    fprintf(file, " %*s", NUMBER, text);
}

static void put_ns(FILE *file, const char *mark, const json_t *ns)
{
    char text[32];
    if (json_number_value(ns) < 999999.5) {
        put_number(file, mark, ns, json_number_value(ns) < 100 ? 1 : 0);
        return;
    }
    screen_count(json_number_value(ns), text, sizeof text);
    fprintf(file, " %*s", NUMBER, text);
}

/* 1 when a side was measured once, on the run of the curves. */
static int is_untimed(const json_t *pair, const char *source)
{
    return !strcmp(text_of(pair, source), time_source_words[TIME_OF_CURVES]);
}

static int any_untimed(const json_t *pairs)
{
    json_t *pair;
    size_t i;
    json_array_foreach(pairs, i, pair) if (is_untimed(pair, "base_time_source") ||
                                           is_untimed(pair, "new_time_source")) return 1;
    return 0;
}

/* Both sides' median of the timed repetitions; "~": untimed, and no ratio. */
static void put_wall(FILE *file, const json_t *pair)
{
    static const char *const sides[][2] = {{"base_ns_per_update", "base_time_source"},
                                           {"new_ns_per_update", "new_time_source"}};
    int untimed = 0;
    for (int i = 0; i < 2; i++) {
        int once = is_untimed(pair, sides[i][1]);
        put_ns(file, once ? "~" : "", json_object_get(pair, sides[i][0]));
        untimed |= once;
    }
    put_number(file, "", untimed ? NULL : json_object_get(pair, "ratio"), 3);
}

static void put_cpu(FILE *file, const json_t *pair)
{
    put_ns(file, "", json_object_get(pair, "base_cpu_ns_per_update"));
    put_ns(file, "", json_object_get(pair, "new_cpu_ns_per_update"));
    put_number(file, "", json_object_get(pair, "cpu_ratio"), 3);
}

static void put_case_head(FILE *file)
{
    fprintf(file, "\n%*s   %-18s   %s\n%-*s %-*s", NAME + 1 + RESULT, "", "wall time, ns",
            "CPU time, ns", NAME, "case", RESULT, "result");
    for (int clock = 0; clock < 2; clock++)
        fprintf(file, " %*s %*s %*s", NUMBER, "base", NUMBER, "new", NUMBER, "ratio");
    putc('\n', file);
}

static void show_cases(FILE *file, const json_t *pairs)
{
    json_t *pair;
    size_t i;
    put_case_head(file);
    json_array_foreach(pairs, i, pair)
    {
        const char *result = text_of(pair, "result");
        int changed = !strcmp(result, "changed") || !strcmp(result, "diverged");
        screen_column(file, NAME, text_of(pair, "case"));
        fprintf(file, " %s%-*s%s", changed ? screen_red(file) : "", RESULT, result,
                changed ? screen_plain(file) : "");
        put_wall(file, pair);
        put_cpu(file, pair);
        putc('\n', file);
    }
}

static void show_alone(FILE *file, const json_t *names, const char *where)
{
    json_t *name;
    size_t i;
    if (json_array_size(names))
        fprintf(file, "\nonly in %s:\n", where);
    json_array_foreach(names, i, name)
    {
        fputs("  ", file);
        screen_text(file, 0, json_string_value(name));
        putc('\n', file);
    }
}

/* Wraps the text like any paragraph. */
static void show_sentence(FILE *file, const json_t *document)
{
    char *text = NULL;
    size_t length;
    FILE *memory = open_memstream(&text, &length);
    if (memory)
        compare_sentence(memory, document);
    if (memory && !fclose(memory))
        screen_paragraph(file, 0, text);
    free(text);
}

void compare_show(FILE *file, const json_t *document)
{
    const json_t *pairs = json_object_get(document, "cases");
    show_sentence(file, document);
    putc('\n', file);
    show_side(file, document, "base");
    show_side(file, document, "new");
    show_environment(file, document);
    show_scenario(file, json_object_get(document, "scenario"));
    if (json_array_size(pairs)) {
        show_cases(file, pairs);
        fprintf(file,
                "\nns per node update. Two runs give no verdict on time: the machine drifts.\n"
                "`slabmark ab OLD NEW SCENARIO` runs both builds in turns and does.\n");
        if (any_untimed(pairs))
            fputs("~  measured once, while the curves were made\n", file);
        compare_show_numbers(file, pairs);
    }
    show_alone(file, json_object_get(document, "only_in_base"), "base");
    show_alone(file, json_object_get(document, "only_in_new"), "new");
}
