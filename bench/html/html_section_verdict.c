/* The verdict of `slabmark ab` or `slabmark compare`, if there is one. */
#include "bench/common/json.h"
#include "bench/compare/compare.h"
#include "bench/html/html_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int has_verdict(const struct html_page *page)
{
    return page->verdict != NULL;
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
    fprintf(file, "<td class=\"n\"><data value=\"%s\">%s", isfinite(percent) ? exact : "",
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

static void put_number(FILE *file, double value, int decimals, const char *unit)
{
    fputs("<td class=\"n\">", file);
    html_put_number(file, value, decimals);
    fputs(*unit ? "\u00a0" : "", file);
    html_text(file, unit);
    fputs("</td>", file);
}

/* What fails a gate is red. */
static void put_verdict(FILE *file, const char *verdict)
{
    static const char *const bad[] = {"regressed", "another result", "diverged", "worse",
                                      "changed"};
    int is_bad = 0;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        is_bad |= !strcmp(verdict, bad[i]);
    fputs(is_bad ? "<td class=\"bad\">" : "<td>", file);
    html_isolated(file, verdict);
    fputs("</td>", file);
}

/* ---- slabmark ab ---- */

static void put_ab(const struct html_page *page)
{
    static const char *const heads[] = {"case",   "verdict", "CPU time, %",
                                        "low, %", "high, %", "detectable, %",
                                        "pairs",  "note",    NULL};
    const json_t *item;
    size_t i;
    html_table_begin(
        page->file, "New build against old, by slabmark ab: change of the CPU time of "
                    "an update, with its interval, and the smallest slowdown that would be found.");
    put_heads(page->file, heads, 2, 7);
    json_array_foreach(json_object_get(page->verdict, "cases"), i, item)
    {
        const json_t *cpu = json_object_get(item, "cpu");
        html_table_row(page->file, json_text_at(item, "case"));
        put_verdict(page->file, json_text_at(item, "verdict"));
        put_percent(page->file, 100 * json_number_at(cpu, "change"));
        put_percent(page->file, 100 * json_number_at(cpu, "low"));
        put_percent(page->file, 100 * json_number_at(cpu, "high"));
        put_percent(page->file, 100 * json_number_at(item, "smallest_slowdown"));
        put_number(page->file, json_number_at(item, "pairs"), 0, "");
        put_word(page->file, json_text_at(item, "note"));
        fputs("</tr>\n", page->file);
    }
    html_table_end(page->file);
}

/* ---- slabmark compare ---- */

static void put_compared(const struct html_page *page, const json_t *item, const json_t *number)
{
    html_table_row(page->file, json_text_at(item, "case"));
    put_verdict(page->file, json_text_at(item, "result"));
    put_word(page->file, json_text_at(number, "name"));
    put_verdict(page->file, json_text_at(number, "verdict"));
    put_number(page->file, json_number_at(number, "change"), 2, json_text_at(number, "unit"));
    fputs("</tr>\n", page->file);
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
        html_isolated(page->file,
                      json_text_at(json_object_get(page->verdict, "base"), "directory"));
        fputs(" (BASE), ", page->file);
        html_isolated(page->file, json_text_at(json_object_get(page->verdict, "new"), "directory"));
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
        html_isolated(page->file, json_text_at(page->verdict, "summary"));
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
