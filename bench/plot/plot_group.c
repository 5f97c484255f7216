#include "bench/plot/plot_group.h"

#include "base/mem.h"
#include "bench/plot/plot_kind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct sorting {
    const struct plot_results *results;
    const struct plot_grouping *by;
    struct plot_spot *spot; /* (cases,) */
    uint64_t *telling;      /* (cases,) axes that tell the cases of a label apart */
};

/* ---- the cases of a figure ---- */

/* 1 when cases have the same values on all axes of a set. */
static int same_on(uint64_t axes, const struct plot_case *a, const struct plot_case *b)
{
    for (int axis = 0; axis < PLOT_AXES; axis++)
        if (plot_axis_in(axes, axis) && strcmp(a->value[axis], b->value[axis]))
            return 0;
    return 1;
}

/* 1 when two cases have the same values on the fixed axes. */
static int agree(const struct plot_grouping *by, const struct plot_case *a,
                 const struct plot_case *b)
{
    return same_on(by->fixed, a, b) && (by->series != PLOT_VALUES || !strcmp(a->label, b->label));
}

/* The same, but an axis that does not apply to one of them agrees with any value. */
static int compatible(const struct plot_grouping *by, const struct plot_case *a,
                      const struct plot_case *b)
{
    for (int axis = 0; axis < PLOT_AXES; axis++)
        if (plot_axis_in(by->fixed, axis) && *a->value[axis] && *b->value[axis] &&
            strcmp(a->value[axis], b->value[axis]))
            return 0;
    return by->series != PLOT_VALUES || !strcmp(a->label, b->label);
}

/* The number of fixed axes that apply to a case. */
static int count_applied(const struct plot_grouping *by, const struct plot_case *one)
{
    int count = 0;
    for (int axis = 0; axis < PLOT_AXES; axis++)
        count += plot_axis_in(by->fixed, axis) && *one->value[axis];
    return count;
}

static int count_axes(const struct plot_sweep *sweep)
{
    int count = 0;
    for (int axis = 0; axis < sweep->axes; axis++)
        count += plot_axis_matters(&sweep->axis[axis]);
    return count;
}

/* 1 when a case belongs to a figure that is drawn: in a sweep over several axes, only the middle
 * values of those that would multiply figures, unless all are wanted. */
static int is_shown(const struct sorting *sorting, const struct plot_case *one)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    if (sorting->results->all || count_axes(sweep) < 2)
        return 1;
    for (int axis = 0; axis < sweep->axes; axis++) {
        const struct plot_axis *of = &sweep->axis[axis];
        if (plot_axis_in(sorting->by->fixed, axis) && plot_axis_matters(of) && *one->value[axis] &&
            strcmp(one->value[axis], plot_axis_middle(of)))
            return 0;
    }
    return 1;
}

static int is_reference(const struct plot_grouping *by, const struct plot_case *one)
{
    return by->references && !*one->value[by->axis];
}

/* 1 when case i can begin a figure. */
static int can_begin(const struct sorting *sorting, size_t i)
{
    const struct plot_case *one = &sorting->results->sweep.cases[i];
    return isfinite(sorting->spot[i].at.x) && !is_reference(sorting->by, one) &&
           is_shown(sorting, one);
}

/* 1 when case i begins a figure: no earlier case has its values of the fixed axes, and no
 * compatible case has values on more of them. */
static int begins_figure(const struct sorting *sorting, size_t i)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    const struct plot_grouping *by = sorting->by;
    const struct plot_case *one = &sweep->cases[i];
    int begins = can_begin(sorting, i);
    for (size_t j = 0; begins && j < sweep->count; j++) {
        const struct plot_case *other = &sweep->cases[j];
        if (can_begin(sorting, j))
            begins =
                !(j < i && agree(by, one, other)) &&
                !(compatible(by, one, other) && count_applied(by, other) > count_applied(by, one));
    }
    return begins;
}

/* ---- figures, series, points ---- */

/* "LMS, avx2, taps=256": a label and the values that tell its cases apart. */
static char *case_title(const struct sorting *sorting, const struct plot_case *one, struct err *err)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    char *title = mem_text(one->label, err);
    for (int axis = 0; title && axis < sweep->axes; axis++) {
        if (!plot_axis_in(sorting->telling[one - sweep->cases], axis) || !*one->value[axis])
            continue;
        int number = plot_axis_is_numeric(&sweep->axis[axis]);
        char *longer = mem_format(err, "%s, %s%s%s", title, number ? sweep->axis[axis].name : "",
                                  number ? "=" : "", one->value[axis]);
        free(title);
        title = longer;
    }
    return title;
}

/* "LMS, barrier" or "LMS, share=0.1". */
static char *policy_title(const struct sorting *sorting, const struct plot_case *one,
                          struct err *err)
{
    const struct plot_axis *axis = &sorting->results->sweep.axis[sorting->by->policy];
    int number = plot_axis_is_numeric(axis);
    return mem_format(err, "%s, %s%s%s", one->label, number ? axis->name : "", number ? "=" : "",
                      one->value[sorting->by->policy]);
}

/* "LMS", "LMS, barrier" or, in a figure of one label, "10". */
static char *title_of(const struct sorting *sorting, const struct plot_case *one, struct err *err)
{
    const struct plot_grouping *by = sorting->by;
    if (by->series == PLOT_TOGETHER)
        return mem_text("", err);
    if (by->series == PLOT_CASES)
        return case_title(sorting, one, err);
    if (by->series == PLOT_VALUES && *one->value[by->axis])
        return mem_text(one->value[by->axis], err);
    if (by->policy >= 0)
        return policy_title(sorting, one, err);
    return mem_text(one->label, err);
}

/* The figure's series of that title; creates it if necessary. Takes ownership of the title, a heap
 * text or NULL. */
static struct plot_series *series_of(struct plot_figure *figure, char *title, struct err *err)
{
    for (size_t i = 0; title && i < figure->count; i++)
        if (!strcmp(figure->series[i].title, title)) {
            free(title);
            return &figure->series[i];
        }
    if (!title || mem_grow(&figure->series, figure->count, sizeof *figure->series, err)) {
        free(title);
        return NULL;
    }
    figure->series[figure->count] = (struct plot_series){.title = title};
    return &figure->series[figure->count++];
}

static int has_x(const struct plot_series *series, double x)
{
    for (size_t i = 0; i < series->spots; i++)
        if (series->spot[i].at.x == x)
            return 1;
    return 0;
}

/* Keeps ascending order; points of equal x stay in the order of the cases. */
static int insert_spot(struct plot_series *series, struct plot_spot spot, struct err *err)
{
    if (mem_grow(&series->spot, series->spots, sizeof *series->spot, err))
        return -1;
    size_t i = series->spots++;
    for (; i > 0 && series->spot[i - 1].at.x > spot.at.x; i--)
        series->spot[i] = series->spot[i - 1];
    series->spot[i] = spot;
    return 0;
}

static int add_case(const struct sorting *sorting, struct plot_figure *figure, size_t i,
                    struct err *err)
{
    const struct plot_spot *spot = &sorting->spot[i];
    if (!isfinite(spot->at.x)) {
        figure->left_out++;
        return 0;
    }
    struct plot_series *series = series_of(figure, title_of(sorting, spot->one, err), err);
    if (!series)
        return -1;
    if (sorting->by->one_per_x && has_x(series, spot->at.x))
        return 0; /* the same bits: only run.* differs */
    series->reference = is_reference(sorting->by, spot->one);
    return insert_spot(series, *spot, err);
}

/* Cases that depend on the axis come first, then the references. */
static int fill_figure(const struct sorting *sorting, struct plot_figure *figure, struct err *err)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    for (int reference = 0; reference < 2; reference++)
        for (size_t i = 0; i < sweep->count; i++)
            if (is_reference(sorting->by, &sweep->cases[i]) == reference &&
                compatible(sorting->by, &sweep->cases[i], figure->example) &&
                is_shown(sorting, &sweep->cases[i]) && add_case(sorting, figure, i, err))
                return -1;
    return 0;
}

static int open_figure(const struct sorting *sorting, const struct plot_case *example,
                       struct plot_figures *figures, struct err *err)
{
    const struct plot_grouping *by = sorting->by;
    if (mem_grow(&figures->figure, figures->count, sizeof *figures->figure, err))
        return -1;
    struct plot_figure *figure = &figures->figure[figures->count++];
    *figure =
        (struct plot_figure){.kind = by->kind,
                             .subject = by->series == PLOT_VALUES ? example->label : by->subject,
                             .axis = by->axis,
                             .fixed = by->fixed,
                             .example = example};
    return fill_figure(sorting, figure, err);
}

/* 1 when two cases of the label differ on the axis and agree on those of the set. */
static int tells_apart(const struct plot_sweep *sweep, const char *label, int axis, uint64_t set)
{
    for (size_t i = 0; i < sweep->count; i++)
        for (size_t j = 0; j < i && !strcmp(sweep->cases[i].label, label); j++)
            if (!strcmp(sweep->cases[j].label, label) &&
                strcmp(sweep->cases[i].value[axis], sweep->cases[j].value[axis]) &&
                same_on(set, &sweep->cases[i], &sweep->cases[j]))
                return 1;
    return 0;
}

/* Of several parameters that vary together the first suffices. */
static uint64_t find_telling(const struct sorting *sorting, const char *label)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    uint64_t set = 0;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (!plot_axis_in(sorting->by->fixed, axis) && tells_apart(sweep, label, axis, set))
            set |= UINT64_C(1) << axis;
    return set;
}

static void find_all_telling(const struct sorting *sorting)
{
    const struct plot_case *cases = sorting->results->sweep.cases;
    for (size_t i = 0, j; i < sorting->results->sweep.count; i++) {
        for (j = 0; strcmp(cases[j].label, cases[i].label); j++)
            ;
        sorting->telling[i] = j < i ? sorting->telling[j] : find_telling(sorting, cases[i].label);
    }
}

static int read_spots(const struct sorting *sorting, struct err *err)
{
    const struct plot_sweep *sweep = &sorting->results->sweep;
    for (size_t i = 0; i < sweep->count; i++) {
        static const struct plot_point unknown = {NAN, NAN, NAN, NAN};
        sorting->spot[i] = (struct plot_spot){.one = &sweep->cases[i],
                                              .at = unknown,
                                              .spent = {unknown, unknown},
                                              .x_low = NAN,
                                              .x_high = NAN};
        if (sorting->by->kind->read(sorting->results, sorting->by->axis, &sorting->spot[i], err))
            return -1;
    }
    return 0;
}

int plot_group(const struct plot_results *results, const struct plot_grouping *by,
               struct plot_figures *figures, struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    struct sorting sorting = {results, by, mem_zeroed(sweep->count, sizeof *sorting.spot, err),
                              mem_zeroed(sweep->count, sizeof *sorting.telling, err)};
    int failed = !sorting.spot || !sorting.telling || read_spots(&sorting, err);
    if (!failed && by->series == PLOT_CASES)
        find_all_telling(&sorting);
    for (size_t i = 0; !failed && i < sweep->count; i++)
        if (begins_figure(&sorting, i))
            failed = open_figure(&sorting, &sweep->cases[i], figures, err);
    free(sorting.spot);
    free(sorting.telling);
    return failed ? -1 : 0;
}
