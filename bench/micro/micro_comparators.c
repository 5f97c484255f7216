#include "bench/micro/micro_comparators.h"

#include "bench/common/json.h"
#include "bench/common/screen.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME = 24 };

void micro_comparators_add(const struct micro *micro, struct micro_row *row,
                           int (*competes)(const struct comparator *, const char *what),
                           const char *what)
{
    for (int i = 0; row && micro->compare && comparators[i]; i++) {
        struct err err;
        if (!competes(comparators[i], what))
            continue;
        assert(row->comparators < MICRO_COMPARATORS);
        struct micro_comparator *entry = &row->comparator[row->comparators++];
        *entry = (struct micro_comparator){.comparator = comparators[i], .difference = NAN};
        if (!micro->list_only && comparator_open(comparators[i], &err))
            snprintf(entry->absent, sizeof entry->absent, "%.*s", (int)sizeof entry->absent - 1,
                     err.text);
    }
}

static int is_right(const struct micro_comparator *entry)
{
    return entry->absent[0] || entry->difference <= entry->tolerance;
}

int micro_comparators_right(const struct micro_row *row)
{
    for (int j = 0; j < row->comparators; j++)
        if (!is_right(&row->comparator[j]))
            return 0;
    return 1;
}

/* ---- the table ---- */

/* "7.34 [7.10, 7.52]"; no interval if there are too few rounds. */
static void print_ratio(const struct order *ratio)
{
    char interval[40] = "";
    if (isfinite(ratio->low))
        snprintf(interval, sizeof interval, "[%.2f, %.2f]", ratio->low, ratio->high);
    printf("%7.2f %-16s", ratio->median, interval);
}

static void print_ns(double seconds)
{
    double ns = 1e9 * seconds;
    printf(" %6.*f", ns < 99.95 ? 1 : 0, ns);
}

static void print_entry(const struct micro_comparator *entry)
{
    char name[NAME + 1];
    snprintf(name, sizeof name, "  x %s", entry->comparator->name);
    if (entry->absent[0]) {
        char text[sizeof entry->absent + 16];
        snprintf(text, sizeof text, "unavailable: %s", entry->absent);
        screen_item(stdout, NAME, name, text);
        return;
    }
    printf("%-*s", NAME, name);
    print_ratio(&entry->ratio);
    print_ns(entry->seconds.median);
    print_ns(entry->cpu);
    printf(" %s %.1e\n", is_right(entry) ? "within" : "WRONG:", entry->difference);
}

void micro_comparators_show(const struct micro_row *row)
{
    for (int j = 0; j < row->comparators; j++)
        print_entry(&row->comparator[j]);
}

void micro_comparators_list(const struct micro_row *row)
{
    for (int j = 0; j < row->comparators; j++)
        printf("  x %s\n", row->comparator[j].comparator->name);
}

static int has_run(const struct micro *micro, const struct comparator *comparator)
{
    for (size_t i = 0; i < micro->rows; i++)
        for (int j = 0; j < micro->row[i].comparators; j++)
            if (micro->row[i].comparator[j].comparator == comparator &&
                !micro->row[i].comparator[j].absent[0])
                return 1;
    return 0;
}

void micro_comparators_legend(const struct micro *micro)
{
    int any = 0;
    for (int i = 0; comparators[i]; i++) {
        char text[400];
        if (!has_run(micro, comparators[i]))
            continue;
        if (!any++) {
            screen_paragraph(stdout, 0,
                             "x: times the last column's time for the same, on one thread, median "
                             "of the rounds' ratios [95 %]; ns by the wall clock, of CPU time; "
                             "within: largest difference from slabmark's result, relative (of "
                             "normals: from their distribution).");
            putchar('\n');
        }
        snprintf(text, sizeof text, "%s; %s", comparators[i]->summary, comparators[i]->version());
        screen_item(stdout, NAME - 4, comparators[i]->name, text);
    }
}

/* ---- JSON ---- */

json_t *micro_order_json(const struct order *order, double scale)
{
    return json_pack("{s:f, s:o, s:o, s:f, s:f, s:I}", "median", scale * order->median, "low",
                     json_number_or_null(scale * order->low), "high",
                     json_number_or_null(scale * order->high), "minimum", scale * order->minimum,
                     "mad", scale * order->deviation, "samples", (json_int_t)order->count);
}

static json_t *comparator_json(const struct micro_comparator *entry)
{
    const struct comparator *comparator = entry->comparator;
    if (entry->absent[0])
        return json_pack("{s:s}", "unavailable", entry->absent);
    return json_pack("{s:o, s:o, s:f, s:o, s:f, s:b, s:s}", "ratio",
                     micro_order_json(&entry->ratio, 1), "ns",
                     micro_order_json(&entry->seconds, 1e9), "cpu_ns", 1e9 * entry->cpu,
                     "difference", json_number_or_null(entry->difference), "tolerance",
                     entry->tolerance, "right", is_right(entry), "version", comparator->version());
}

json_t *micro_comparators_json(const struct micro_row *row)
{
    json_t *json = row->comparators ? json_object() : NULL;
    for (int j = 0; j < row->comparators; j++)
        json_object_set_new(json, row->comparator[j].comparator->name,
                            comparator_json(&row->comparator[j]));
    return json;
}
