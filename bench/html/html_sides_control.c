#include "bench/html/html_sides_control.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/order.h"
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "bench/html/html_sides_score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- which sides repeat one another ---- */

static int is_same_build(const struct html_side *a, const struct html_side *b)
{
    const char *one = json_string_value(facts_at(a->run, "build.id"));
    const char *other = json_string_value(facts_at(b->run, "build.id"));
    return one && *one && other && !strcmp(one, other);
}

static int is_same_setting(const struct html_side *a, const struct html_side *b)
{
    return !strcmp(a->trait[TRAIT_KERNELS], b->trait[TRAIT_KERNELS]) &&
           !strcmp(a->trait[TRAIT_THREADS], b->trait[TRAIT_THREADS]);
}

/* 1 when all facts that matter for times are equal or unknown on both sides; -1 and err. */
static int is_same_machine(const struct html_side *a, const struct html_side *b, struct err *err)
{
    enum comparable verdict;
    json_t *rows, *row;
    size_t i;
    if (environment_compare(a->run, b->run, &verdict, &rows, err))
        return -1;
    int same = verdict != NOT_COMPARABLE;
    json_array_foreach(rows, i, row)
    {
        same &= !strcmp(json_string_value(json_object_get(row, "class")), "informational") ||
                json_equal(json_object_get(row, "base"), json_object_get(row, "new"));
    }
    json_decref(rows);
    return same;
}

static int is_same_run(const json_t *a, const json_t *b)
{
    const char *name = json_text_at(a, "name"), *started = json_text_at(a, "started");
    return *started && !strcmp(name, json_text_at(b, "name")) &&
           !strcmp(started, json_text_at(b, "started"));
}

/* 1 when the sides have a run in common, one perhaps in a file that was sent. */
static int is_same_measurement(const struct html_side *a, const struct html_side *b)
{
    const json_t *one, *other;
    size_t i, j;
    json_array_foreach(a->runs, i, one)
    {
        json_array_foreach(b->runs, j, other)
        {
            if (is_same_run(json_object_get(one, "run"), json_object_get(other, "run")))
                return 1;
        }
    }
    return 0;
}

static int find_first(const struct html_sides *sides, struct html_control *control, int at,
                      struct err *err)
{
    const struct html_side *side = &sides->side[at];
    control->first[at] = control->copied[at] = at;
    for (int before = at - 1; before >= 0; before--) {
        const struct html_side *other = &sides->side[before];
        int same = is_same_build(side, other) && is_same_setting(side, other)
                       ? is_same_machine(side, other, err)
                       : 0;
        if (same < 0)
            return -1;
        if (same)
            control->first[at] = control->first[before];
        if (same && is_same_measurement(side, other))
            control->copied[at] = control->copied[before];
    }
    return 0;
}

/* 0: a side before has the same measurement. */
static int is_measured(const struct html_control *control, int at)
{
    return control->copied[at] == at;
}

static int is_pair(const struct html_control *control, int a, int b)
{
    return control->first[a] == control->first[b] && is_measured(control, a) &&
           is_measured(control, b);
}

/* ---- what they show ---- */

/* factor: (cases of all pairs,) */
static void add_pair(const struct html_sides *sides, struct html_control *control, int a, int b,
                     double *factor)
{
    for (size_t i = 0; i < sides->cases; i++) {
        const struct html_shared *shared = &sides->shared[i];
        struct html_ratio ratio = html_ratio_of(shared->line[b], shared->line[a]);
        if (!(ratio.value > 0) || !isfinite(ratio.value))
            continue;
        factor[control->cases++] = fmax(ratio.value, 1 / ratio.value);
        control->bounded += isfinite(ratio.low) && isfinite(ratio.high);
        control->apart += ratio.high < 1 || ratio.low > 1;
    }
}

static int add_mean(const struct html_sides *sides, struct html_control *control, int a, int b,
                    struct err *err)
{
    struct html_score score;
    if (html_sides_score(sides, b, a, &score, err))
        return -1;
    if (score.cases)
        control->mean = fmax(control->mean, fmax(score.mean.mean, 1 / score.mean.mean));
    return 0;
}

/* factor, space: (sides (sides - 1) / 2 * cases,) */
static int sum_up_pairs(const struct html_sides *sides, struct html_control *control,
                        double *factor, double *space, struct err *err)
{
    for (int b = 1; b < sides->count; b++)
        for (int a = 0; a < b; a++)
            if (is_pair(control, a, b)) {
                add_pair(sides, control, a, b, factor);
                if (add_mean(sides, control, a, b, err))
                    return -1;
            }
    if (!control->cases)
        return 0;
    control->typical = order_of(factor, control->cases, space).median;
    for (size_t i = 0; i < control->cases; i++)
        control->largest = fmax(control->largest, factor[i]);
    return 0;
}

int html_control_read(const struct html_sides *sides, struct html_control *control, struct err *err)
{
    size_t most = (size_t)(sides->count * (sides->count - 1) / 2) * sides->cases;
    *control = (struct html_control){.largest = 1, .mean = 1};
    for (int at = 0; at < sides->count; at++)
        if (find_first(sides, control, at, err))
            return -1;
    if (!most)
        return 0;
    double *factor = mem_zeroed(most, sizeof *factor, err);
    double *space = mem_zeroed(most, sizeof *space, err);
    int failed = !factor || !space || sum_up_pairs(sides, control, factor, space, err);
    free(factor);
    free(space);
    return failed ? -1 : 0;
}

double html_control_least(const struct html_control *control)
{
    return fmax(control->mean, HTML_SCORE_LEAST);
}

/* ---- in words ---- */

static int is_in_group(const struct html_control *control, int at, int first)
{
    return control->first[at] == first && is_measured(control, at);
}

static int group_size(const struct html_sides *sides, const struct html_control *control, int first)
{
    int count = 0;
    for (int at = first; at < sides->count; at++)
        count += is_in_group(control, at, first);
    return count;
}

/* "A, B and D" */
static void put_group(const struct html_sides *sides, const struct html_control *control, int first,
                      int count)
{
    for (int at = first, written = 0; at < sides->count; at++)
        if (is_in_group(control, at, first)) {
            const char *before = !written ? "" : written + 1 < count ? ", " : " and ";
            fprintf(sides->file, "%s%c", before, html_side_letter(at));
            written++;
        }
}

/* "A and B are", "A, B and D; C and E are each" */
static void put_groups(const struct html_sides *sides, const struct html_control *control)
{
    int groups = 0;
    for (int first = 0; first < sides->count; first++) {
        int count = group_size(sides, control, first);
        if (count < 2)
            continue;
        fputs(groups++ ? "; " : "", sides->file);
        put_group(sides, control, first, count);
    }
    fputs(groups > 1 ? " are each" : " are", sides->file);
}

static void put_factors(FILE *file, const struct html_control *control)
{
    if (control->cases == 1)
        fprintf(file, " The time of the one case differs between them by a factor of %.3g.",
                control->largest);
    else
        fprintf(file,
                " The time of a case differs between them by a factor of %.3g (median of %zu), at "
                "most %.3g; their geometric means differ by a factor of %.4g.",
                control->typical, control->cases, control->largest, control->mean);
    if (control->bounded)
        fprintf(file, " In %zu of %zu cases the intervals, which hold within a run, exclude 1.",
                control->apart, control->bounded);
}

void html_control_put(const struct html_sides *sides, const struct html_control *control)
{
    if (!control->cases)
        return;
    fputs("<li><strong>Control:</strong> ", sides->file);
    put_groups(sides, control);
    fputs(" the same build on the same kind of machine, measured again.", sides->file);
    put_factors(sides->file, control);
    fputs(" A smaller difference between other sides may be noise.</li>\n", sides->file);
}

void html_control_put_beyond(const struct html_sides *sides, const struct html_control *control,
                             int side)
{
    size_t faster = 0, slower = 0;
    if (!control->cases)
        return;
    for (size_t i = 0; i < sides->cases; i++) {
        const struct html_shared *shared = &sides->shared[i];
        double ratio = html_ratio_of(shared->line[side], shared->line[0]).value;
        faster += ratio < 1 / control->largest;
        slower += ratio > control->largest;
    }
    fprintf(sides->file, " By more than the control's largest factor, %.3g, it is faster in ",
            control->largest);
    html_put_count(sides->file, faster, "case");
    fprintf(sides->file, ", slower in %zu.", slower);
}
