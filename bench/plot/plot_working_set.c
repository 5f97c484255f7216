#include "bench/plot/plot_working_set.h"

#include "base/mem.h"
#include "bench/plot/plot_write.h"
#include "bench/scenario/setup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double beside = 2, beneath = 1.3, over = 1.3; /* factors: margins around the points */
static const double clear = 0.2; /* cm, for both ends of a mark's text together */

/* ---- extent and marks ---- */

static void widen_extent(struct plot_extent *extent, const struct plot_spot *spot)
{
    const struct plot_point *at = &spot->at;
    double ceiling = spot->ceiling > 0 ? spot->ceiling : NAN;
    extent->x_low = fmin(extent->x_low, at->x);
    extent->x_high = fmax(extent->x_high, at->x);
    extent->y_low = fmin(fmin(extent->y_low, ceiling), fmin(at->y, at->low));
    extent->y_high = fmax(fmax(extent->y_high, ceiling), fmax(at->y, at->high));
}

static struct plot_extent extent_of(const struct plot_figure *figure)
{
    struct plot_extent extent = {INFINITY, 0, INFINITY, 0};
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++)
            widen_extent(&extent, &figure->series[i].spot[j]);
    return (struct plot_extent){extent.x_low / beside, extent.x_high * beside,
                                extent.y_low / beneath, extent.y_high * over};
}

static const struct plot_case *largest_of(const struct plot_figure *figure)
{
    const struct plot_spot *largest = &figure->series[0].spot[0];
    for (size_t i = 0; i < figure->count; i++) {
        const struct plot_spot *last = &figure->series[i].spot[figure->series[i].spots - 1];
        if (last->at.x > largest->at.x)
            largest = last;
    }
    return largest->one;
}

/* The team of the largest working set: small networks may run on fewer threads. */
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

struct working_set working_set_of(const struct plot_results *results,
                                  const struct plot_figure *figure)
{
    struct working_set set = {.extent = extent_of(figure)};
    choose_marks(&set, results, largest_of(figure));
    return set;
}

/* ---- data and definitions ---- */

static int has_ceiling(const struct plot_series *series)
{
    for (size_t i = 0; i < series->spots; i++)
        if (series->spot[i].ceiling > 0)
            return 1;
    return 0;
}

static int write_ceiling(const struct plot_writer *writer, const struct plot_series *series,
                         struct err *err)
{
    char *title = mem_format(err, "%s, ceiling", series->title);
    const char *key = writer->data->references ? NULL : "ceiling";
    int failed = !title || plot_write_reference(writer, title, key, err);
    for (size_t i = 0; !failed && i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i];
        double ceiling = spot->ceiling > 0 ? spot->ceiling : NAN;
        plot_write_point(writer, &(struct plot_point){spot->at.x, ceiling, NAN, NAN},
                         spot->one->name);
    }
    free(title);
    return failed ? -1 : 0;
}

int working_set_write(const struct working_set *set, const struct plot_writer *writer,
                      struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    for (size_t i = 0; i < figure->count; i++)
        if (has_ceiling(&figure->series[i]) && write_ceiling(writer, &figure->series[i], err))
            return -1;
    for (int i = 0; i < set->marks; i++) {
        if (plot_write_reference(writer, set->mark[i].text, NULL, err))
            return -1;
        plot_write_point(writer, &(struct plot_point){set->mark[i].bytes, NAN, NAN, NAN}, "");
    }
    return 0;
}

/* Some series have no ceiling. */
void working_set_define(const struct working_set *set, const struct plot_writer *writer)
{
    const struct plot_figure *figure = writer->figure;
    int ceilings = 0;
    fprintf(writer->file, "array ceiling_of[%zu]; array mark[%d]; ", figure->count, CEILING_LEVELS);
    for (size_t i = 0; i < figure->count; i++)
        if (has_ceiling(&figure->series[i]))
            fprintf(writer->file, "ceiling_of[%d]=%zu; ", ++ceilings, i + 1);
    for (int i = 0; i < set->marks; i++)
        fprintf(writer->file, "mark[%d]=%.8g; ", i + 1, set->mark[i].bytes);
    fprintf(writer->file, "ceilings=%d; marks=%d; ", ceilings, set->marks);
}

/* ---- labels ---- */

/* Appends the line from one point to the next, unless an end is unknown. */
static size_t add_line(const struct plot_scale *scale, const double x[2], const double y[2],
                       struct plot_box *box)
{
    if (!(y[0] > 0) || !(y[1] > 0))
        return 0;
    *box = plot_scale_line(scale, x, y);
    return 1;
}

/* The obstacles for labels in a series: its points, its line and its ceiling; at most three boxes
 * per point. Returns their number. */
static size_t add_series(const struct plot_scale *scale, const struct plot_series *series,
                         struct plot_box *box)
{
    size_t count = 0;
    for (size_t i = 0; i < series->spots; i++) {
        const struct plot_spot *spot = &series->spot[i], *before = spot - 1;
        box[count++] = plot_scale_point(scale, &spot->at);
        if (i == 0)
            continue;
        const double x[] = {before->at.x, spot->at.x}, y[] = {before->at.y, spot->at.y};
        const double ceiling[] = {before->ceiling, spot->ceiling};
        count += add_line(scale, x, y, &box[count]);
        count += add_line(scale, x, ceiling, &box[count]);
    }
    return count;
}

static struct plot_label label_of(const struct plot_scale *scale, const struct plot_mark *mark,
                                  double height)
{
    double x = plot_scale_x(scale, mark->bytes);
    struct plot_label label = {.line = plot_box_between((double[2]){x, x}, (double[2]){0, height}),
                               .at_right = 1};
    plot_label_set(&label, mark->text);
    label.length += clear;
    return label;
}

int working_set_label(const struct working_set *set, const struct plot_figure *figure,
                      const struct plot_frame *frame, struct plot_label label[CEILING_LEVELS],
                      struct err *err)
{
    struct plot_scale scale = plot_scale_of(&set->extent, frame->width, frame->height);
    size_t spots = 0, boxes = 0;
    for (size_t i = 0; i < figure->count; i++)
        spots += figure->series[i].spots;
    struct plot_box *box = mem_zeroed(3 * spots, sizeof *box, err);
    if (!box)
        return -1;
    for (size_t i = 0; i < figure->count; i++)
        boxes += add_series(&scale, &figure->series[i], box + boxes);
    for (int i = 0; i < set->marks; i++)
        label[i] = label_of(&scale, &set->mark[i], frame->height);
    plot_labels_place(label, (size_t)set->marks, box, boxes, frame->width, frame->height);
    free(box);
    return 0;
}

/* ---- caption ---- */

static size_t count_above(const struct plot_figure *figure)
{
    size_t above = 0;
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++)
            above += figure->series[i].spot[j].at.y > figure->series[i].spot[j].ceiling &&
                     figure->series[i].spot[j].ceiling > 0;
    return above;
}

void working_set_remark(const struct plot_writer *writer)
{
    const struct ceilings *ceilings = writer->results->ceilings;
    if (ceilings)
        fprintf(writer->file,
                " Thin lines: upper bounds on the speed of such an update, from the bandwidths and "
                "peaks that 'slabmark machine' measured on this machine at %s. "
                "Vertical lines: where a thread's share of the working set is what it has of that "
                "cache.",
                ceilings->date);
    else
        fputs(" The machine's ceilings are not known.", writer->file);
    size_t above = count_above(writer->figure);
    if (above)
        fprintf(writer->file,
                " %zu point%s above %s ceiling: the machine was faster than when its ceilings were "
                "measured.",
                above, above == 1 ? " lies" : "s lie", above == 1 ? "its" : "their");
}
