/* The time of an update on every side, and its ratio to that of the first. */
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include <math.h>

static double ratio_at(const struct html_sides *sides, size_t i, int side)
{
    const struct html_shared *shared = &sides->shared[i];
    return html_ratio_of(shared->line[side], shared->line[0]).value;
}

static int has_ratio(const struct html_sides *sides, int side)
{
    for (size_t i = 0; i < sides->cases; i++)
        if (isfinite(ratio_at(sides, i, side)))
            return 1;
    return 0;
}

/* The smallest power of two, 4 or more, that holds all ratios and their inverses: the ends of the
 * strips of all sides, so that strips side by side compare. */
static double find_reach(const struct html_sides *sides)
{
    enum { MOST = 4096 };
    double reach = 4;
    for (size_t i = 0; i < sides->cases; i++)
        for (int side = 1; side < sides->count; side++) {
            double ratio = ratio_at(sides, i, side);
            while (reach < MOST && (ratio > reach || ratio < 1 / reach))
                reach *= 2;
        }
    return reach;
}

static void put_heads(const struct html_sides *sides, double reach)
{
    char head[32];
    html_table_head(sides->file, "case", "", 0);
    for (int side = 0; side < sides->count; side++) {
        snprintf(head, sizeof head, "%c", html_side_letter(side));
        html_table_head(sides->file, head, "ns", 1);
    }
    if (sides->count == 1)
        html_table_head(sides->file, "95 % interval", "ns", 1);
    for (int side = 1; side < sides->count; side++) {
        if (!has_ratio(sides, side))
            continue;
        snprintf(head, sizeof head, "%c / A", html_side_letter(side));
        html_table_head(sides->file, head, "", 1);
        fprintf(sides->file, "<th scope=\"col\">1/%g to %g times</th>", reach, reach);
    }
    html_table_body(sides->file);
}

/* Times under an emulator are left out. alone: 1 where there is room for the interval. */
static void put_time(FILE *file, const json_t *line, int alone)
{
    double ns = html_line_number(line, &summary_ns_per_update, 0);
    char exact[32];
    snprintf(exact, sizeof exact, "%.9g", ns);
    if (html_line_flag(line, &summary_emulated))
        fputs("<td class=\"n lacking\">emulated</td>", file);
    else if (isfinite(ns))
        html_table_number(file, exact, ns, ns < 99.95 ? 1 : 0);
    else
        fputs("<td class=\"n\">&ndash;</td>", file);
    if (!alone)
        return;
    fputs("<td class=\"n\">", file);
    html_put_number(file, html_line_number(line, &summary_ns_low, 0), 0);
    fputs(" to ", file);
    html_put_number(file, html_line_number(line, &summary_ns_high, 0), 0);
    fputs("</td>", file);
}

/* 1 is in the middle, the reach at the right end, on a logarithmic scale. */
static double place_ratio(double ratio, double reach)
{
    return 80 + 75 * fmin(fmax(log(ratio) / log(reach), -1), 1);
}

static void put_strip(FILE *file, const struct html_ratio *ratio, double reach)
{
    fputs("<td><svg class=\"strip ratio\" aria-hidden=\"true\">", file);
    if (isfinite(ratio->low) && isfinite(ratio->high))
        fprintf(file, "<path class=\"bar\" d=\"M%.1f 8H%.1f\"/>", place_ratio(ratio->low, reach),
                place_ratio(ratio->high, reach));
    fprintf(file, "<path class=\"dot%s\" d=\"M%.1f 8h0\"/></svg></td>",
            ratio->high < 1  ? ""
            : ratio->low > 1 ? " disturbed"
                             : " undecided",
            place_ratio(ratio->value, reach));
}

static void put_ratio(FILE *file, const struct html_ratio *ratio, double reach)
{
    if (!isfinite(ratio->value)) {
        fputs("<td class=\"n\">&ndash;</td><td></td>", file);
        return;
    }
    fprintf(file, "<td class=\"n\"><data value=\"%.9g\">%.2f</data>", ratio->value, ratio->value);
    if (isfinite(ratio->low))
        fprintf(file, " <small>%.2f to %.2f</small>", ratio->low, ratio->high);
    fputs("</td>", file);
    put_strip(file, ratio, reach);
}

static int write_time(const struct html_sides *sides, struct err *err)
{
    double reach = find_reach(sides);
    (void)err;
    html_table_begin(sides->file,
                     sides->count > 1
                         ? "Time of one update of one node, and its ratio to that of A with the "
                           "interval that both medians allow. Blue: faster. Orange: slower. Grey: "
                           "not certain, since the interval holds 1 or is unknown."
                         : "Time of one update of one node.");
    put_heads(sides, reach);
    for (size_t i = 0; i < sides->cases; i++) {
        const struct html_shared *shared = &sides->shared[i];
        html_table_row(sides->file, shared->name);
        for (int side = 0; side < sides->count; side++)
            put_time(sides->file, shared->line[side], sides->count == 1);
        for (int side = 1; side < sides->count; side++) {
            struct html_ratio ratio = html_ratio_of(shared->line[side], shared->line[0]);
            if (has_ratio(sides, side))
                put_ratio(sides->file, &ratio, reach);
        }
        fputs("</tr>\n", sides->file);
    }
    html_table_end(sides->file);
    return 0;
}

const struct html_sides_section html_sides_time = {
    .id = "time",
    .title = "Time",
    .write = write_time,
};
