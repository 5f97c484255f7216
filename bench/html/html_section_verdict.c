/* The verdict of `slabmark ab` or `slabmark compare`, if there is one. */
#include "bench/compare/compare.h"
#include "bench/html/html_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int has_verdict(const struct html_page *page)
{
    return page->verdict != NULL;
}

static const char *word_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static double number_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static void put_word(FILE *file, const char *text)
{
    fputs("<td>", file);
    html_isolated(file, text);
    fputs("</td>", file);
}

/* A change in per cent with its sign. */
static void put_percent(FILE *file, double percent)
{
    char exact[32];
    snprintf(exact, sizeof exact, "%.6g", percent);
    fprintf(file, "<td class=\"number\"><data value=\"%s\">%s", isfinite(percent) ? exact : "",
            percent > 0 ? "+" : "");
    html_put_number(file, percent, 2);
    fputs("</data></td>", file);
}

static void put_heads(FILE *file, const char *const *heads, int numbers_from, int numbers_to)
{
    for (int i = 0; heads[i]; i++)
        html_table_head(file, heads[i], "", i >= numbers_from && i < numbers_to);
    html_table_body(file);
}

/* ---- slabmark ab ---- */

static void put_ab(const struct html_page *page)
{
    static const char *const heads[] = {"case",    "verdict", "CPU time, %", "low, %",
                                        "high, %", "pairs",   "note",        NULL};
    const json_t *item;
    size_t i;
    html_table_begin(page->file, "New build against old, by slabmark ab: change of the CPU time of "
                                 "an update, with its interval.");
    put_heads(page->file, heads, 2, 6);
    json_array_foreach(json_object_get(page->verdict, "cases"), i, item)
    {
        const json_t *cpu = json_object_get(item, "cpu");
        html_table_row(page->file, word_at(item, "case"));
        put_word(page->file, word_at(item, "verdict"));
        put_percent(page->file, 100 * number_at(cpu, "change"));
        put_percent(page->file, 100 * number_at(cpu, "low"));
        put_percent(page->file, 100 * number_at(cpu, "high"));
        fprintf(page->file, "<td class=\"number\">%.0f</td>", number_at(item, "pairs"));
        put_word(page->file, word_at(item, "note"));
        fputs("</tr>\n", page->file);
    }
    html_table_end(page->file);
}

/* ---- slabmark compare ---- */

static void put_compared(const struct html_page *page, const json_t *item, const json_t *number)
{
    html_table_row(page->file, word_at(item, "case"));
    put_word(page->file, word_at(item, "result"));
    put_word(page->file, word_at(number, "name"));
    put_word(page->file, word_at(number, "verdict"));
    fputs("<td class=\"number\">", page->file);
    html_put_number(page->file, number_at(number, "change"), 2);
    fputs("\u00a0", page->file);
    html_text(page->file, word_at(number, "unit"));
    fputs("</td></tr>\n", page->file);
}

static void put_compare(const struct html_page *page)
{
    static const char *const heads[] = {"case", "result", "number", "verdict", "change", NULL};
    const json_t *item, *number;
    size_t i, j;
    html_table_begin(page->file, "NEW against BASE, by slabmark compare.");
    put_heads(page->file, heads, 4, 5);
    json_array_foreach(json_object_get(page->verdict, "cases"), i, item)
    {
        json_array_foreach(json_object_get(item, "numbers"), j, number)
        {
            put_compared(page, item, number);
        }
        if (!json_array_size(json_object_get(item, "numbers")))
            put_compared(page, item, NULL);
    }
    html_table_end(page->file);
}

static void put_sides(const struct html_page *page)
{
    char *sentence = NULL;
    size_t length;
    FILE *file = open_memstream(&sentence, &length);
    if (file)
        compare_sentence(file, page->verdict);
    if (file && !fclose(file)) {
        fputs("<p>", page->file);
        html_isolated(page->file, word_at(json_object_get(page->verdict, "base"), "directory"));
        fputs(" (BASE), ", page->file);
        html_isolated(page->file, word_at(json_object_get(page->verdict, "new"), "directory"));
        fputs(" (NEW): ", page->file);
        html_text(page->file, sentence);
        fputs(".</p>\n", page->file);
    }
    free(sentence);
}

static int write_verdict(const struct html_page *page, struct err *err)
{
    (void)err;
    if (json_object_get(page->verdict, "margin")) {
        fputs("<p>", page->file);
        html_isolated(page->file, word_at(page->verdict, "summary"));
        fputs("</p>\n", page->file);
        put_ab(page);
    } else {
        put_sides(page);
        put_compare(page);
    }
    return 0;
}

const struct html_section html_section_verdict = {
    .id = "verdict",
    .title = "Verdict",
    .applies = has_verdict,
    .write = write_verdict,
};
