/* The time of an update on every side, and its ratio to that of the first. */
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include <math.h>

static void put_heads(const struct html_sides *sides)
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
        snprintf(head, sizeof head, "%c / A", html_side_letter(side));
        html_table_head(sides->file, head, "", 1);
        fputs("<th scope=\"col\">\u00bc to 4 times</th>", sides->file);
    }
    html_table_body(sides->file);
}

/* Times under an emulator are left out. alone: 1 where there is room for the interval. */
static void put_time(FILE *file, const json_t *line, int alone)
{
    double ns = html_line_number(line, &summary_ns_per_update, 0);
    char exact[32];
    snprintf(exact, sizeof exact, "%.17g", ns);
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

/* A quarter is at the left end, four times at the right, on a logarithmic scale. */
static double place_ratio(double ratio)
{
    return 5 + 150 * fmin(fmax((log2(ratio) + 2) / 4, 0), 1);
}

static void put_strip(FILE *file, const struct html_ratio *ratio)
{
    fputs("<td><svg class=\"strip ratio\" width=\"160\" height=\"16\" aria-hidden=\"true\"><path "
          "class=\"one\" d=\"M80 0v16\"/>",
          file);
    if (isfinite(ratio->low) && isfinite(ratio->high))
        fprintf(file, "<path class=\"bar\" d=\"M%.1f 8H%.1f\"/>", place_ratio(ratio->low),
                place_ratio(ratio->high));
    fprintf(file, "<path class=\"dot%s\" d=\"M%.1f 8h0\"/></svg></td>",
            ratio->high < 1  ? ""
            : ratio->low > 1 ? " disturbed"
                             : " undecided",
            place_ratio(ratio->value));
}

static void put_ratio(FILE *file, const struct html_ratio *ratio)
{
    if (!isfinite(ratio->value)) {
        fputs("<td class=\"n\">&ndash;</td><td></td>", file);
        return;
    }
    fprintf(file, "<td class=\"n\"><data value=\"%.9g\">%.2f</data>", ratio->value, ratio->value);
    if (isfinite(ratio->low))
        fprintf(file, " <small>%.2f to %.2f</small>", ratio->low, ratio->high);
    fputs("</td>", file);
    put_strip(file, ratio);
}

static int write_time(const struct html_sides *sides, struct err *err)
{
    (void)err;
    html_table_begin(sides->file,
                     sides->count > 1
                         ? "Time of one update of one node, and its ratio to that of A with the "
                           "interval that both medians allow; below 1 is faster (blue), above 1 "
                           "slower (orange)."
                         : "Time of one update of one node.");
    put_heads(sides);
    for (size_t i = 0; i < sides->cases; i++) {
        const struct html_shared *shared = &sides->shared[i];
        html_table_row(sides->file, shared->name);
        for (int side = 0; side < sides->count; side++)
            put_time(sides->file, shared->line[side], sides->count == 1);
        for (int side = 1; side < sides->count; side++) {
            struct html_ratio ratio = html_ratio_of(shared->line[side], shared->line[0]);
            put_ratio(sides->file, &ratio);
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
