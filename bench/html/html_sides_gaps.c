#include "bench/html/html_sides_gaps.h"

#include <math.h>

static const double much = 0.1; /* share of disturbed repetitions that makes times doubtful */

/* The functions return the number of sentences that they wrote. */

static int is_emulated(const struct html_sides *sides, int side)
{
    for (size_t i = 0; i < sides->cases; i++)
        if (html_line_flag(sides->shared[i].line[side], &summary_emulated))
            return 1;
    return 0;
}

/* An emulator has no ceilings. */
static int put_ceilings(const struct html_sides *sides, int side)
{
    if (sides->side[side].ceilings || is_emulated(sides, side))
        return 0;
    fprintf(
        sides->file,
        "<li>%c: no ceilings, so no roofline and no share of them; <code>slabmark machine</code> "
        "measures them.</li>\n",
        html_side_letter(side));
    return 1;
}

static int put_emulated(const struct html_sides *sides, int side)
{
    if (!is_emulated(sides, side))
        return 0;
    fprintf(sides->file, "<li>%c ran in an emulator: its times are not those of a CPU.</li>\n",
            html_side_letter(side));
    return 1;
}

static void count_disturbed(const struct html_sides *sides, int side, double *disturbed,
                            double *all)
{
    *disturbed = *all = 0;
    for (size_t i = 0; i < sides->cases; i++) {
        const json_t *line = sides->shared[i].line[side];
        double here = html_line_number(line, &summary_repetitions_disturbed, 0);
        if (!isfinite(here))
            continue;
        *disturbed += here;
        *all += html_line_number(line, &summary_repetitions, 0);
    }
}

int html_side_is_disturbed(const struct html_sides *sides, int side)
{
    double disturbed, all;
    count_disturbed(sides, side, &disturbed, &all);
    return disturbed > much * all;
}

static int put_disturbed(const struct html_sides *sides, int side)
{
    double disturbed, all;
    count_disturbed(sides, side, &disturbed, &all);
    if (!html_side_is_disturbed(sides, side))
        return 0;
    fprintf(
        sides->file,
        "<li class=\"bad\">%c: other programs disturbed %.0f of %.0f repetitions. Its times are "
        "doubtful.</li>\n",
        html_side_letter(side), disturbed, all);
    return 1;
}

static int put_alone(const struct html_sides *sides)
{
    if (!sides->alone)
        return 0;
    fputs("<li>", sides->file);
    html_put_count(sides->file, sides->alone, "case");
    fputs(" that only one side has.</li>\n", sides->file);
    return 1;
}

/* Cases of other sides, of several, that a side lacks: a page of two has only shared ones. */
static int put_lacking(const struct html_sides *sides, int side)
{
    size_t lacking = 0;
    for (size_t i = 0; i < sides->cases; i++)
        lacking += !sides->shared[i].line[side];
    if (!lacking)
        return 0;
    fprintf(sides->file, "<li>%c lacks ", html_side_letter(side));
    html_put_count(sides->file, lacking, "case");
    fputs(" that others have.</li>\n", sides->file);
    return 1;
}

static int is_timed(const struct html_sides *sides)
{
    for (size_t i = 0; i < sides->cases; i++)
        for (int side = 1; side < sides->count; side++)
            if (isfinite(
                    html_ratio_of(sides->shared[i].line[side], sides->shared[i].line[0]).value))
                return 1;
    return 0;
}

static int put_no_control(const struct html_sides *sides, const struct html_control *control)
{
    if (control->cases || !is_timed(sides))
        return 0;
    fputs("<li>How much times differ from run to run, since no side repeats another. A second run "
          "of one build on one machine, as one more side, shows it.</li>\n",
          sides->file);
    return 1;
}

static int put_others(const struct html_sides *sides)
{
    const json_t *name;
    size_t i;
    json_array_foreach(sides->others, i, name)
    {
        fputs("<li>Another scenario under the same name: ", sides->file);
        html_isolated(sides->file, json_string_value(name));
        fputs("</li>\n", sides->file);
    }
    return (int)json_array_size(sides->others);
}

void html_sides_put_gaps(const struct html_sides *sides, const struct html_control *control)
{
    fprintf(sides->file, "<h3>What could not be %s</h3>\n<ul class=\"missing\">\n",
            sides->count > 1 ? "compared" : "measured");
    int written = put_alone(sides) + put_others(sides) + put_no_control(sides, control);
    for (int side = 0; side < sides->count; side++)
        written += put_lacking(sides, side) + put_ceilings(sides, side) +
                   put_emulated(sides, side) + put_disturbed(sides, side);
    if (!written)
        fprintf(sides->file, "<li>Nothing: every case is %s.</li>\n",
                sides->count > 1 ? "on every side, with the same scenario" : "complete");
    fputs("</ul>\n", sides->file);
}
