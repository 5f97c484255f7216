/* What each side makes of its hardware: shares of its own ceilings, cycles, instructions, energy,
 * waiting.
 */
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include <math.h>

typedef double work_fn(const json_t *line);

static double share_of_ceiling(const json_t *line)
{
    return 100 * html_line_number(line, &summary_ceiling_ns, 0) /
           html_line_number(line, &summary_ns_per_update, 0);
}

static double cycles_of(const json_t *line)
{
    return html_line_metric(line, "cycles_per_tap_update");
}

static double instructions_of(const json_t *line)
{
    return html_line_metric(line, "instructions_per_tap_update");
}

static double energy_of(const json_t *line)
{
    return 1e9 * html_line_metric(line, "energy_per_update");
}

static double waiting_of(const json_t *line)
{
    return 100 * html_line_number(line, &summary_share, PHASE_WAIT);
}

static double clock_of(const json_t *line)
{
    return html_line_number(line, &summary_clock_ghz, 0);
}

static double data_of(const json_t *line)
{
    return 1000 * html_line_number(line, &summary_seconds_data, 0);
}

static const struct {
    work_fn *value;
    const char *head, *unit, *missing;
    int decimals;
} quantities[] = {
    {share_of_ceiling, "of ceiling", "%", "the share of the machine's ceilings", 0},
    {cycles_of, "cycles/tap", "", "cycles per tap of an update", 2},
    {instructions_of, "instructions/tap", "", "instructions per tap of an update", 2},
    {energy_of, "energy", "nJ", "energy per update", 1},
    {waiting_of, "waiting", "%", "the time lost to waiting for other threads", 1},
    {clock_of, "clock", "GHz", "the clock", 2},
    {data_of, "data", "ms", "the time of making data", 1},
};
enum { QUANTITIES = sizeof quantities / sizeof *quantities };

static int is_known(const struct html_sides *sides, work_fn *value, int side)
{
    for (size_t i = 0; i < sides->cases; i++)
        if (isfinite(value(sides->shared[i].line[side])))
            return 1;
    return 0;
}

static int is_known_of_any(const struct html_sides *sides, work_fn *value)
{
    for (int side = 0; side < sides->count; side++)
        if (is_known(sides, value, side))
            return 1;
    return 0;
}

/* Without the exact value, which would take half of a page of many sides. */
static void put_value(FILE *file, double value, int decimals)
{
    if (isfinite(value))
        fprintf(file, "<td class=\"n\">%.*f</td>", decimals, value);
    else
        html_table_number(file, "", value, decimals);
}

static void put_heads(const struct html_sides *sides)
{
    char head[48];
    html_table_head(sides->file, "case", "", 0);
    for (int i = 0; i < QUANTITIES; i++)
        for (int side = 0; side < sides->count; side++) {
            if (!is_known(sides, quantities[i].value, side))
                continue;
            snprintf(head, sizeof head, "%s %c", quantities[i].head, html_side_letter(side));
            html_table_head(sides->file, head, quantities[i].unit, 1);
        }
    html_table_body(sides->file);
}

static void put_row(const struct html_sides *sides, const struct html_shared *shared)
{
    html_table_row(sides->file, shared->name);
    for (int i = 0; i < QUANTITIES; i++)
        for (int side = 0; side < sides->count; side++)
            if (is_known(sides, quantities[i].value, side))
                put_value(sides->file, quantities[i].value(shared->line[side]),
                          quantities[i].decimals);
    fputs("</tr>\n", sides->file);
}

static int write_work(const struct html_sides *sides, struct err *err)
{
    (void)err;
    html_table_begin(sides->file,
                     "Of ceiling: the least time that the machine's own measured limits allow, "
                     "divided by the time. Waiting: share of the threads' time lost to waiting for "
                     "one another. Data: wall time of making the random numbers of the curves.");
    put_heads(sides);
    for (size_t i = 0; i < sides->cases; i++)
        put_row(sides, &sides->shared[i]);
    html_table_end(sides->file);
    fputs("<ul class=\"missing\">\n", sides->file);
    for (int i = 0; i < QUANTITIES; i++)
        if (!is_known_of_any(sides, quantities[i].value))
            fprintf(sides->file, "<li>Not measured on any side: %s.</li>\n", quantities[i].missing);
    fputs("</ul>\n", sides->file);
    return 0;
}

const struct html_sides_section html_sides_work = {
    .id = "work",
    .title = "Use of the hardware",
    .write = write_work,
};
