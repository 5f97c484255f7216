#include "bench/plot/plot_working_set.h"

#include "base/mem.h"
#include "bench/scenario/setup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double beside = 2, beneath = 1.3, over = 1.3; /* factors: room about the points */
static const double clear = 0.2; /* cm, before and behind a mark's text together */

/* ---- points ---- */

int working_set_read(const struct plot_results *results, const struct plot_case *one,
                     struct working_set_spot *spot, struct err *err)
{
    double bytes, taps, ns, low, high, ceiling;
    *spot = (struct working_set_spot){{NAN, NAN, NAN, NAN}, NAN};
    if (!plot_results_timed(results, one))
        return 0;
    if (plot_results_number(results, one, &summary_working_set_bytes, &bytes, err) ||
        plot_results_number(results, one, &summary_taps, &taps, err) ||
        plot_results_number(results, one, &summary_ns_per_update, &ns, err) ||
        plot_results_number(results, one, &summary_ns_low, &low, err) ||
        plot_results_number(results, one, &summary_ns_high, &high, err) ||
        plot_results_number(results, one, &summary_ceiling_ns, &ceiling, err))
        return -1;
    if (bytes > 0 && taps > 0 && ns > 0) /* neither unknown nor beyond a logarithm */
        *spot = (struct working_set_spot){{bytes, ns / taps, low / taps, high / taps},
                                          ceiling > 0 ? ceiling / taps : NAN};
    return 0;
}

static int read_spots(struct working_set *set, const struct plot_results *results,
                      const struct plot_figure *figure, struct err *err)
{
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].points; j++)
            if (working_set_read(results, figure->series[i].point[j], &set->spot[set->first[i] + j],
                                 err))
                return -1;
    return 0;
}

int working_set_has_ceiling(const struct working_set *set, size_t series)
{
    for (size_t i = set->first[series]; i < set->first[series + 1]; i++)
        if (isfinite(set->spot[i].ceiling))
            return 1;
    return 0;
}

/* ---- extent and marks ---- */

static void choose_extent(struct working_set *set)
{
    double left = INFINITY, right = 0, low = INFINITY, high = 0;
    for (size_t i = 0; i < set->first[set->series]; i++) {
        const struct working_set_spot *spot = &set->spot[i];
        left = fmin(left, spot->time.x);
        right = fmax(right, spot->time.x);
        low = fmin(fmin(low, spot->ceiling), fmin(spot->time.y, spot->time.low));
        high = fmax(fmax(high, spot->ceiling), fmax(spot->time.y, spot->time.high));
    }
    set->extent = (struct plot_extent){left / beside, right * beside, low / beneath, high * over};
}

/* The team of the largest working set: small networks may have fewer threads than there are. */
static void choose_marks(struct working_set *set, const struct plot_results *results,
                         const struct plot_case *largest)
{
    struct plot_mark mark[CEILING_LEVELS];
    int threads = atoi(plot_results_text(results, largest, &summary_threads));
    int one_network = strcmp(plot_results_text(results, largest, &summary_parallel),
                             parallel_words[PARALLEL_TRIALS]) != 0;
    if (!results->ceilings || threads < 1)
        return;
    int count = plot_bytes_marks(results->ceilings, threads, one_network, mark);
    for (int i = 0; i < count; i++)
        if (mark[i].bytes > set->extent.x_low && mark[i].bytes < set->extent.x_high)
            set->mark[set->marks++] = mark[i];
}

static const struct plot_case *largest_of(const struct plot_figure *figure,
                                          const struct working_set *set)
{
    const struct plot_case *largest = figure->example;
    double most = 0;
    for (size_t i = 0; i < figure->count; i++) {
        double bytes = set->spot[set->first[i + 1] - 1].time.x; /* they ascend */
        if (bytes > most) {
            most = bytes;
            largest = figure->series[i].point[figure->series[i].points - 1];
        }
    }
    return largest;
}

int working_set_init(struct working_set *set, const struct plot_results *results,
                     const struct plot_figure *figure, struct err *err)
{
    *set = (struct working_set){.series = figure->count};
    if (!(set->first = mem_zeroed(figure->count + 1, sizeof *set->first, err)))
        return -1;
    for (size_t i = 0; i < figure->count; i++)
        set->first[i + 1] = set->first[i] + figure->series[i].points;
    set->spot = mem_zeroed(set->first[figure->count], sizeof *set->spot, err);
    if (!set->spot || read_spots(set, results, figure, err)) {
        working_set_free(set);
        return -1;
    }
    choose_extent(set);
    choose_marks(set, results, largest_of(figure, set));
    return 0;
}

void working_set_free(struct working_set *set)
{
    free(set->spot);
    free(set->first);
    *set = (struct working_set){0};
}

/* ---- labels ---- */

/* Appends the part of a line from one point to the next; none where an end is not known. */
static size_t add_line(const struct plot_scale *scale, const struct plot_point *from,
                       const struct plot_point *to, struct plot_box *box)
{
    if (!isfinite(from->y) || !isfinite(to->y))
        return 0;
    *box = plot_scale_line(scale, (double[2]){from->x, to->x}, (double[2]){from->y, to->y});
    return 1;
}

/* What a series' labels keep off: its points, its line and its ceiling; at most three boxes a
 * point. Returns how many. */
static size_t add_series(const struct plot_scale *scale, const struct working_set *set,
                         size_t series, struct plot_box *box)
{
    size_t count = 0, begin = set->first[series];
    for (size_t i = begin; i < set->first[series + 1]; i++) {
        const struct plot_point *time = &set->spot[i].time;
        box[count++] = plot_scale_point(scale, time);
        if (i == begin)
            continue;
        struct plot_point from = {set->spot[i - 1].time.x, set->spot[i - 1].ceiling, NAN, NAN};
        struct plot_point to = {time->x, set->spot[i].ceiling, NAN, NAN};
        count += add_line(scale, &set->spot[i - 1].time, time, &box[count]);
        count += add_line(scale, &from, &to, &box[count]);
    }
    return count;
}

int working_set_label(const struct working_set *set, double width, double height,
                      struct plot_label label[CEILING_LEVELS], struct err *err)
{
    struct plot_scale scale = plot_scale_of(&set->extent, width, height);
    struct plot_box *box = mem_zeroed(3 * set->first[set->series], sizeof *box, err);
    size_t boxes = 0;
    if (!box)
        return -1;
    for (size_t i = 0; i < set->series; i++)
        boxes += add_series(&scale, set, i, box + boxes);
    for (int i = 0; i < set->marks; i++) {
        double x = plot_scale_x(&scale, set->mark[i].bytes);
        label[i] = (struct plot_label){
            .line = plot_box_between((double[2]){x, x}, (double[2]){0, height}), .at_right = 1};
        plot_label_measure(&label[i], set->mark[i].text);
        label[i].length += clear;
    }
    plot_labels_place(label, (size_t)set->marks, box, boxes, width, height);
    free(box);
    return 0;
}
