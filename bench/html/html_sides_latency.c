/* Core-to-core latency of each machine: a table whose cells are shaded, the pairs by what they
 * share, and the numbers as JSON. */
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include "bench/machine/core_latency.h"

#include <math.h>
#include <string.h>

enum { SHADES = 8 }; /* of page.css */

static int has_latency(const struct html_side *side)
{
    return side->ceilings && side->ceilings->latency.cpus > 1;
}

static int has_latencies(const struct html_sides *sides)
{
    for (int side = 0; side < sides->count; side++)
        if (has_latency(&sides->side[side]))
            return 1;
    return 0;
}

/* The lowest and the highest latency of all sides, so that shades mean the same everywhere. */
static void find_range(const struct html_sides *sides, double *low, double *high)
{
    *low = INFINITY;
    *high = 0;
    for (int side = 0; side < sides->count; side++) {
        const struct core_latency *latency = &sides->side[side].ceilings->latency;
        for (int i = 0; has_latency(&sides->side[side]) && i < latency->cpus; i++)
            for (int j = 0; j < latency->cpus; j++)
                if (isfinite(latency->seconds[i][j])) {
                    *low = fmin(*low, latency->seconds[i][j]);
                    *high = fmax(*high, latency->seconds[i][j]);
                }
    }
}

static void put_latency(FILE *file, double seconds, double low, double high)
{
    if (!isfinite(seconds)) {
        fputs("<td></td>", file);
        return;
    }
    double share = high > low ? log(seconds / low) / log(high / low) : 0;
    fprintf(file, "<td class=\"n shade%d\">%.0f</td>", (int)(share * (SHADES - 1) + 0.5),
            1e9 * seconds);
}

/* Sides of one machine may have one measurement. */
static int is_same_latency(const struct html_side *a, const struct html_side *b)
{
    if (!has_latency(a) || !has_latency(b))
        return 0;
    json_t *one = core_latency_json(&a->ceilings->latency),
           *other = core_latency_json(&b->ceilings->latency);
    int same = one && other && json_equal(one, other);
    json_decref(one);
    json_decref(other);
    return same;
}

static int is_shown_before(const struct html_sides *sides, int at)
{
    for (int side = 0; side < at; side++)
        if (is_same_latency(&sides->side[side], &sides->side[at]))
            return 1;
    return 0;
}

/* "A: AMD EPYC, gcc 12.2.0; B: ..." */
static void put_names(const struct html_sides *sides, int at)
{
    for (int side = at; side < sides->count; side++)
        if (is_same_latency(&sides->side[side], &sides->side[at])) {
            fputs(side > at ? "; " : "", sides->file);
            html_isolated(sides->file, sides->side[side].name);
        }
}

static void put_matrix(const struct html_sides *sides, int at, double low, double high)
{
    FILE *file = sides->file;
    const struct core_latency *latency = &sides->side[at].ceilings->latency;
    fputs("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table "
          "class=\"heat\">\n<caption>",
          file);
    put_names(sides, at);
    fputs(". From one CPU's store to another's sight of it, ns.</caption>\n<thead><tr><th "
          "scope=\"col\">CPU</th>",
          file);
    for (int i = 0; i < latency->cpus; i++)
        fprintf(file, "<th scope=\"col\" class=\"n\">%d</th>", latency->cpu[i]);
    fputs("</tr></thead>\n<tbody>\n", file);
    for (int i = 0; i < latency->cpus; i++) {
        fprintf(file, "<tr><th scope=\"row\">%d</th>", latency->cpu[i]);
        for (int j = 0; j < latency->cpus; j++)
            put_latency(file, latency->seconds[i][j], low, high);
        fputs("</tr>\n", file);
    }
    fputs("</tbody></table></div>\n", file);
}

/* A machine of many CPUs is represented by a few. */
static void put_left_out(const struct html_sides *sides, int at)
{
    const struct core_latency *latency = &sides->side[at].ceilings->latency;
    if (latency->of > latency->cpus)
        fprintf(sides->file,
                "<p>%c: %d of %d CPUs, which lie far apart or are neighbours. Pairs with the other "
                "%d CPUs are not measured.</p>\n",
                html_side_letter(at), latency->cpus, latency->of, latency->of - latency->cpus);
}

/* ---- by what the pairs share ---- */

/* NULL: this side has no such pair. */
static const struct latency_group *find_group(const struct html_side *side, const char *share)
{
    const struct core_latency *latency = has_latency(side) ? &side->ceilings->latency : NULL;
    for (int i = 0; latency && i < latency->groups; i++)
        if (!strcmp(latency->group[i].within, share))
            return &latency->group[i];
    return NULL;
}

static void put_group(FILE *file, const struct latency_group *group)
{
    char exact[32] = "";
    if (!group) {
        fputs("<td class=\"n\">&ndash;</td><td></td>", file);
        return;
    }
    snprintf(exact, sizeof exact, "%.9g", group->median);
    html_table_number(file, exact, 1e9 * group->median, 0);
    fprintf(file, "<td><small>%.0f to %.0f, ", 1e9 * group->low, 1e9 * group->high);
    html_put_count(file, (size_t)group->pairs, "pair");
    fputs("</small></td>", file);
}

static int has_group(const struct html_sides *sides, const char *share)
{
    for (int side = 0; side < sides->count; side++)
        if (find_group(&sides->side[side], share))
            return 1;
    return 0;
}

static void put_groups(const struct html_sides *sides)
{
    html_table_begin(sides->file, "Pairs of CPUs by the nearest thing that they share: median.");
    html_table_head(sides->file, "within the same", "", 0);
    for (int side = 0; side < sides->count; side++) {
        html_table_head(sides->file, (char[]){html_side_letter(side), '\0'}, "ns", 1);
        fputs("<th scope=\"col\">range</th>", sides->file);
    }
    html_table_body(sides->file);
    for (int share = 0; share < HARDWARE_SHARES; share++) {
        if (!has_group(sides, hardware_shares[share]))
            continue;
        html_table_row(sides->file, hardware_shares[share]);
        for (int side = 0; side < sides->count; side++)
            put_group(sides->file, find_group(&sides->side[side], hardware_shares[share]));
        fputs("</tr>\n", sides->file);
    }
    html_table_end(sides->file);
}

static int has_groups(const struct html_sides *sides)
{
    for (int share = 0; share < HARDWARE_SHARES; share++)
        if (has_group(sides, hardware_shares[share]))
            return 1;
    return 0;
}

/* For other programs: {"A": {"cpus": [...], "seconds": [[...]]}}. */
static int put_numbers(const struct html_sides *sides, struct err *err)
{
    json_t *all = json_object();
    for (int side = 0; side < sides->count; side++)
        if (has_latency(&sides->side[side]))
            json_object_set_new(all, (char[]){html_side_letter(side), '\0'},
                                core_latency_json(&sides->side[side].ceilings->latency));
    fputs("<script type=\"application/json\" id=\"core-latency\">", sides->file);
    int failed = !all || html_json(sides->file, all);
    fputs("</script>\n", sides->file);
    json_decref(all);
    return failed ? err_set(err, ERR_INTERNAL, "out of memory: the latencies") : 0;
}

static int write_latency(const struct html_sides *sides, struct err *err)
{
    double low, high;
    find_range(sides, &low, &high);
    for (int side = 0; side < sides->count; side++)
        if (has_latency(&sides->side[side]) && !is_shown_before(sides, side)) {
            put_matrix(sides, side, low, high);
            put_left_out(sides, side);
        }
    if (has_groups(sides))
        put_groups(sides);
    fputs("<p class=\"same\">Machine-readable in this page's element "
          "<code>core-latency</code>.</p>\n",
          sides->file);
    return put_numbers(sides, err);
}

const struct html_sides_section html_sides_latency = {
    .id = "latency",
    .title = "Core to core",
    .applies = has_latencies,
    .write = write_latency,
};
