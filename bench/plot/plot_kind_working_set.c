/* Time per tap-update against the working set, of runs that sweep the nodes of the network or the
 * taps: behind each line its ceiling, and where the caches end. One figure per axis, one series per
 * label; further axes multiply figures. */
#include "bench/plot/plot_bytes.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_working_set.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double left = 0.145;  /* of the paper: the ordinate's numbers and title */
static const double samples = 2.3; /* letters: a line with a point                   */
static const char key_ceiling[] = "ceiling";

/* ---- which case is which point of which line of which figure ---- */

/* Unknown numbers are refused when they are read again, with an err. */
static int is_timed(const struct plot_results *results, const struct plot_case *one)
{
    struct working_set_spot spot;
    return working_set_read(results, one, &spot, NULL) || isfinite(spot.time.x);
}

static struct plot_figure *figure_of(const struct plot_sweep *sweep, struct plot_figures *figures,
                                     const struct plot_case *one, int axis, struct err *err)
{
    uint64_t others = plot_axis_others_of_time(sweep, axis);
    for (size_t i = 0; i < figures->count; i++)
        if (figures->figure[i].kind == &plot_kind_working_set && figures->figure[i].axis == axis &&
            plot_cases_agree(figures->figure[i].example, one, others))
            return &figures->figure[i];
    return plot_figures_open(figures,
                             (struct plot_figure){.kind = &plot_kind_working_set,
                                                  .subject = sweep->axis[axis].name,
                                                  .axis = axis,
                                                  .fixed = others,
                                                  .example = one},
                             err);
}

static double bytes_of(const struct plot_results *results, const struct plot_case *one)
{
    struct working_set_spot spot;
    return working_set_read(results, one, &spot, NULL) ? NAN : spot.time.x;
}

/* Moves the last point to its place among the others, which ascend. */
static void sort_last(const struct plot_results *results, struct plot_series *series)
{
    const struct plot_case **point = series->point, *last = point[series->points - 1];
    size_t i = series->points - 1;
    for (; i > 0 && bytes_of(results, point[i - 1]) > bytes_of(results, last); i--)
        point[i] = point[i - 1];
    point[i] = last;
}

static int group_axis(const struct plot_results *results, int axis, struct plot_figures *figures,
                      struct err *err)
{
    for (size_t i = 0; i < results->sweep.count; i++) {
        const struct plot_case *one = &results->sweep.cases[i];
        if (!is_timed(results, one))
            continue;
        struct plot_figure *figure = figure_of(&results->sweep, figures, one, axis, err);
        struct plot_series *series = figure ? plot_figure_series(figure, one->label, err) : NULL;
        if (!series || plot_series_add(series, one, err))
            return -1;
        sort_last(results, series);
    }
    return 0;
}

/* Nodes and taps that go together, as in a sweep that was zipped, give one figure. */
static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    int nodes = plot_axis_swept(sweep, "network.nodes");
    int taps = plot_axis_swept(sweep, "system.taps");
    if (nodes >= 0 && group_axis(results, nodes, figures, err))
        return -1;
    if (taps < 0)
        return 0;
    int together = nodes >= 0 && !plot_axis_in(plot_axis_others_of_time(sweep, nodes), taps);
    return together ? 0 : group_axis(results, taps, figures, err);
}

/* ---- data ---- */

static void write_ceiling(const struct plot_writer *writer, const struct plot_series *series,
                          const struct working_set_spot *spot)
{
    char *title = mem_format(NULL, "%s, ceiling", series->title);
    plot_write_title(writer, title ? title : key_ceiling, "");
    free(title);
    for (size_t i = 0; i < series->points; i++) {
        struct plot_point point = {spot[i].time.x, spot[i].ceiling, NAN, NAN};
        plot_write_point(writer, &point, series->point[i]->name);
    }
    writer->data->references++;
}

static void write_series(const struct plot_writer *writer, const struct working_set *set)
{
    const struct plot_figure *figure = writer->figure;
    for (size_t i = 0; i < figure->count; i++) {
        plot_write_title(writer, figure->series[i].title, "");
        for (size_t j = 0; j < figure->series[i].points; j++)
            plot_write_point(writer, &set->spot[set->first[i] + j].time,
                             figure->series[i].point[j]->name);
    }
    for (size_t i = 0; i < figure->count; i++)
        if (working_set_has_ceiling(set, i))
            write_ceiling(writer, &figure->series[i], &set->spot[set->first[i]]);
    for (int i = 0; i < set->marks; i++) {
        plot_write_title(writer, set->mark[i].text, "");
        plot_write_point(writer, &(struct plot_point){set->mark[i].bytes, NAN, NAN, NAN}, "");
        writer->data->references++;
    }
}

static int write_points(const struct plot_writer *writer, struct err *err)
{
    struct working_set set;
    if (working_set_init(&set, writer->results, writer->figure, err))
        return -1;
    fputs(
        "# working_set_bytes ns_per_tap_update low high case; then the ceilings, then the caches\n",
        writer->file);
    write_series(writer, &set);
    working_set_free(&set);
    return 0;
}

/* ---- definitions ---- */

/* Which series' colour a ceiling has: some have none. */
static int define_ceilings(const struct plot_writer *writer, const struct working_set *set)
{
    int ceilings = 0;
    fprintf(writer->file, "array ceiling_of[%zu]; ", writer->figure->count);
    for (size_t i = 0; i < writer->figure->count; i++)
        if (working_set_has_ceiling(set, i))
            fprintf(writer->file, "ceiling_of[%d]=%zu; ", ++ceilings, i + 1);
    fprintf(writer->file, "ceilings=%d; ", ceilings);
    return ceilings;
}

static int define_marks(const struct plot_writer *writer, const struct working_set *set,
                        const struct plot_frame *frame, struct err *err)
{
    struct plot_label label[CEILING_LEVELS];
    if (working_set_label(set, frame->width, frame->height, label, err))
        return -1;
    fprintf(writer->file,
            "marks=%d; array mark_text[%d]; array mark[%d]; array mark_x[%d]; array mark_y[%d]; ",
            set->marks, CEILING_LEVELS, CEILING_LEVELS, CEILING_LEVELS, CEILING_LEVELS);
    for (int i = 0; i < set->marks; i++) {
        plot_define_element(writer, "mark_text", (size_t)i, set->mark[i].text);
        fprintf(writer->file, "mark[%d]=%.8g; mark_x[%d]=%.6f; mark_y[%d]=%.6f; ", i + 1,
                set->mark[i].bytes, i + 1, label[i].place.x / frame->width, i + 1,
                label[i].place.y / frame->height);
    }
    return 0;
}

static int define_all(const struct plot_writer *writer, const struct working_set *set,
                      struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    const char **title = mem_zeroed(figure->count + 1, sizeof *title, err);
    char tics[PLOT_BYTES_TICS];
    if (!title)
        return -1;
    for (size_t i = 0; i < figure->count; i++)
        title[i] = figure->series[i].title;
    title[figure->count] = key_ceiling;
    size_t titles = figure->count + (define_ceilings(writer, set) > 0);
    struct plot_frame frame = plot_frame_of(title, titles, samples, left);
    plot_frame_define(writer, &frame, title, titles, samples);
    free(title);
    plot_bytes_tics(set->extent.x_low, set->extent.x_high, frame.width, tics);
    plot_define(writer, "x_tics", tics);
    plot_define_extent(writer, &set->extent);
    return define_marks(writer, set, &frame, err);
}

static int define(const struct plot_writer *writer, struct err *err)
{
    struct working_set set;
    if (working_set_init(&set, writer->results, writer->figure, err))
        return -1;
    int failed = define_all(writer, &set, err);
    working_set_free(&set);
    return failed;
}

/* ---- captions ---- */

static void subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "Time per tap-update against the working set, which grows with %s",
            writer->figure->subject);
}

static void remark_ceilings(const struct plot_writer *writer)
{
    const struct ceilings *ceilings = writer->results->ceilings;
    if (!ceilings) {
        fputs(" The machine's ceilings are not known.", writer->file);
        return;
    }
    fprintf(writer->file,
            " Thin lines: the least time that the work of such an update could take under the "
            "bandwidths and peaks that 'slabmark machine' measured on this machine at %s. "
            "Vertical lines: where a thread's share of the working set is what it has of that "
            "cache.",
            ceilings->date);
}

/* The bound takes a level's data to be as far away as the whole of them: some are nearer. */
static void remark_faster(const struct plot_writer *writer)
{
    const struct plot_figure *figure = writer->figure;
    int faster = 0;
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].points; j++) {
            struct working_set_spot spot;
            if (!working_set_read(writer->results, figure->series[i].point[j], &spot, NULL))
                faster += spot.time.y < spot.ceiling;
        }
    if (faster)
        fprintf(writer->file,
                " %d point%s below %s ceiling: data were nearer than the size of the working set "
                "says.",
                faster, faster == 1 ? " lies" : "s lie", faster == 1 ? "its" : "their");
}

static void remarks(const struct plot_writer *writer)
{
    const struct plot_results *results = writer->results;
    const char *threads = plot_results_text(results, writer->figure->example, &summary_threads);
    size_t out = 0;
    for (size_t i = 0; i < results->sweep.count; i++)
        out += !is_timed(results, &results->sweep.cases[i]);
    fprintf(writer->file,
            " The working set is what an iteration of one network touches: its estimates, old and "
            "new, and its windows of data. Times are wall times of %s thread%s by the updates of "
            "all; points are medians of repeated runs.",
            threads, strcmp(threads, "1") ? "s" : "");
    if (writer->data->intervals)
        fputs(" Bars show the confidence interval of the median.", writer->file);
    remark_ceilings(writer);
    remark_faster(writer);
    if (out)
        fprintf(writer->file, " %zu case%s not timed by repetitions %s left out.", out,
                out == 1 ? "" : "s", out == 1 ? "is" : "are");
}

const struct plot_kind plot_kind_working_set = {
    .name = "working-set",
    .least_points = 2,
    .group = group,
    .write = write_points,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
