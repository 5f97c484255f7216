/* Rooflines: operations/s against operations per byte, under the machine's measured ceilings. One
 * figure per number of threads, one series per label; other axes give further points. */
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_roofs.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double left = 0.145; /* of the paper: the ordinate's numbers and title */
static const double samples = 1;  /* letters: a point                               */

/* ---- which case is which point of which figure ---- */

/* A case as a point; x is NAN when it was not timed by repetitions. */
static int read_point(const struct plot_results *results, const struct plot_case *one,
                      struct plot_point *point, struct err *err)
{
    double flops, bytes, ns, low, high;
    *point = (struct plot_point){NAN, NAN, NAN, NAN};
    if (!plot_results_timed(results, one))
        return 0;
    if (plot_results_number(results, one, &summary_flops_per_update, &flops, err) ||
        plot_results_number(results, one, &summary_bytes_per_update, &bytes, err) ||
        plot_results_number(results, one, &summary_ns_per_update, &ns, err) ||
        plot_results_number(results, one, &summary_ns_low, &low, err) ||
        plot_results_number(results, one, &summary_ns_high, &high, err))
        return -1;
    if (flops > 0 && bytes > 0 && ns > 0) /* neither unknown nor beyond a logarithm */
        *point = (struct plot_point){flops / bytes, flops / ns, flops / high, flops / low};
    return 0;
}

/* Unknown numbers are refused when they are read again, with an err. */
static int is_timed(const struct plot_results *results, const struct plot_case *one)
{
    struct plot_point point;
    return read_point(results, one, &point, NULL) || isfinite(point.x);
}

static int check(const struct plot_results *results, struct err *err)
{
    size_t timed = 0;
    for (size_t i = 0; i < results->sweep.count; i++)
        timed += (size_t)is_timed(results, &results->sweep.cases[i]);
    if (!timed || results->ceilings)
        return 0;
    return err_set(err, ERR_ABSENT,
                   json_is_object(json_object_get(results->run, "ceilings"))
                       ? "another slabmark measured the ceilings in run.json; run again"
                       : "run.json holds no ceilings of the machine; 'slabmark machine' measures "
                         "them, then run again");
}

static const char *threads_of(const struct plot_results *results, const struct plot_case *one)
{
    return plot_results_text(results, one, &summary_threads);
}

static struct plot_figure *figure_of(const struct plot_results *results,
                                     struct plot_figures *figures, const struct plot_case *one,
                                     struct err *err)
{
    for (size_t i = 0; i < figures->count; i++)
        if (figures->figure[i].kind == &plot_kind_roofline &&
            !strcmp(threads_of(results, figures->figure[i].example), threads_of(results, one)))
            return &figures->figure[i];
    int axis = plot_axis_swept(&results->sweep, "run.threads");
    return plot_figures_open(figures,
                             (struct plot_figure){.kind = &plot_kind_roofline,
                                                  .axis = -1,
                                                  .fixed = axis < 0 ? 0 : UINT64_C(1) << axis,
                                                  .example = one},
                             err);
}

static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    for (size_t i = 0; results->ceilings && i < results->sweep.count; i++) {
        const struct plot_case *one = &results->sweep.cases[i];
        if (!is_timed(results, one))
            continue;
        struct plot_figure *figure = figure_of(results, figures, one, err);
        struct plot_series *series = figure ? plot_figure_series(figure, one->label, err) : NULL;
        if (!series || plot_series_add(series, one, err))
            return -1;
    }
    return 0;
}

/* ---- points and roofs ---- */

static int threads_in(const struct plot_writer *writer)
{
    int threads = atoi(threads_of(writer->results, writer->figure->example));
    return threads > 0 ? threads : 1;
}

/* All points of the figure, heap. */
static struct plot_point *read_points(const struct plot_writer *writer, size_t *count,
                                      struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    size_t room = 0;
    for (size_t i = 0; i < figure->count; i++)
        room += figure->series[i].points;
    struct plot_point *point = mem_zeroed(room, sizeof *point, err);
    *count = 0;
    for (size_t i = 0; point && i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].points; j++)
            if (read_point(writer->results, figure->series[i].point[j], &point[(*count)++], err)) {
                free(point);
                return NULL;
            }
    return point;
}

/* The roofs over these points: every level, and the kernel sets in use. */
static void raise_roofs(const struct plot_writer *writer, const struct plot_point *point,
                        size_t points, struct plot_roofs *roofs)
{
    const struct plot_figure *figure = writer->figure;
    const struct ceilings *ceilings = writer->results->ceilings;
    int threads = threads_in(writer);
    *roofs = (struct plot_roofs){.count = 0};
    plot_roofs_add_levels(roofs, ceilings, threads);
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].points; j++) {
            const struct plot_case *one = figure->series[i].point[j];
            int f32 = !strcmp(plot_results_text(writer->results, one, &summary_arithmetic),
                              precision_name(PRECISION_F32));
            plot_roofs_add_peak(roofs, ceilings,
                                plot_results_text(writer->results, one, &summary_kernels),
                                f32 ? PRECISION_F32 : PRECISION_F64, threads);
        }
    plot_roofs_frame(roofs, point, points);
}

/* ---- data ---- */

static void write_roof(const struct plot_writer *writer, const struct plot_roof *roof)
{
    char text[PLOT_ROOF_TEXT];
    plot_roof_text(roof, text);
    plot_write_title(writer, text, "");
    for (int end = 0; end < 2; end++) {
        struct plot_point point = {roof->x[end], roof->y[end], NAN, NAN};
        plot_write_point(writer, &point, "");
    }
    writer->data->references++;
}

static int write_points(const struct plot_writer *writer, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    struct plot_roofs roofs;
    size_t points;
    struct plot_point *point = read_points(writer, &points, err), *next = point;
    if (!point)
        return -1;
    fputs("# flops_per_byte gflops low high case; then the roofs\n", writer->file);
    for (size_t i = 0; i < figure->count; i++) {
        plot_write_title(writer, figure->series[i].title, "");
        for (size_t j = 0; j < figure->series[i].points; j++)
            plot_write_point(writer, next++, figure->series[i].point[j]->name);
    }
    raise_roofs(writer, point, points, &roofs);
    for (size_t i = 0; i < roofs.count; i++)
        write_roof(writer, &roofs.roof[i]);
    free(point);
    return 0;
}

/* ---- definitions ---- */

static void define_label(const struct plot_writer *writer, size_t i, const struct plot_roof *roof,
                         const struct plot_label *label, const struct plot_frame *frame)
{
    char text[PLOT_ROOF_TEXT];
    plot_roof_text(roof, text);
    plot_define_element(writer, "roof_text", i, text);
    fprintf(writer->file, "roof_x[%zu]=%.6f; roof_y[%zu]=%.6f; roof_angle[%zu]=%.3f; ", i + 1,
            label->place.x / frame->width, i + 1, label->place.y / frame->height, i + 1,
            label->place.angle * 180 / M_PI);
}

static int define_labels(const struct plot_writer *writer, const struct plot_roofs *roofs,
                         const struct plot_point *point, size_t points,
                         const struct plot_frame *frame, struct err *err)
{
    struct plot_label label[PLOT_ROOFS];
    if (plot_roofs_label(roofs, point, points, frame->width, frame->height, label, err))
        return -1;
    size_t room = roofs->count ? roofs->count : 1;
    fprintf(writer->file,
            "array roof_text[%zu]; array roof_x[%zu]; array roof_y[%zu]; array roof_angle[%zu]; ",
            room, room, room, room);
    for (size_t i = 0; i < roofs->count; i++)
        define_label(writer, i, &roofs->roof[i], &label[i], frame);
    return 0;
}

static int define_points(const struct plot_writer *writer, const struct plot_point *point,
                         size_t points, struct err *err)
{
    const struct plot_figure *figure = writer->figure;
    const char **title = mem_zeroed(figure->count, sizeof *title, err);
    if (!title)
        return -1;
    for (size_t i = 0; i < figure->count; i++)
        title[i] = figure->series[i].title;
    struct plot_frame frame = plot_frame_of(title, figure->count, samples, left);
    plot_frame_define(writer, &frame, title, figure->count, samples);
    free(title);
    struct plot_roofs roofs;
    raise_roofs(writer, point, points, &roofs);
    plot_define_extent(writer, &roofs.extent);
    return define_labels(writer, &roofs, point, points, &frame, err);
}

static int define(const struct plot_writer *writer, struct err *err)
{
    size_t points;
    struct plot_point *point = read_points(writer, &points, err);
    int failed = !point || define_points(writer, point, points, err);
    free(point);
    return failed ? -1 : 0;
}

/* ---- captions ---- */

static void subject(const struct plot_writer *writer)
{
    fputs("Speed of the whole team against operations per byte", writer->file);
}

/* How the roofs of so many threads came about. */
static void remark_ceilings(const struct plot_writer *writer)
{
    const struct ceilings *ceilings = writer->results->ceilings;
    int threads = threads_in(writer), most = ceilings->threads;
    int measured = threads < most ? threads : most;
    fprintf(writer->file,
            " Slanted lines: the bandwidth of reading from each level, level lines: the peak of "
            "multiply-adds, of doubles unless they say f32; the best of %d thread%s that 'slabmark "
            "machine' measured on "
            "this machine at %s",
            measured, measured == 1 ? "" : "s", ceilings->date);
    if (threads > 1 && threads < most)
        fprintf(writer->file, ", interpolated between 1 and %d threads", most);
    fputs(".", writer->file);
}

/* Cases of as many threads that are not drawn. */
static size_t left_out(const struct plot_writer *writer)
{
    const struct plot_results *results = writer->results;
    const char *threads = threads_of(results, writer->figure->example);
    size_t count = 0;
    for (size_t i = 0; i < results->sweep.count; i++)
        count += !strcmp(threads_of(results, &results->sweep.cases[i]), threads) &&
                 !is_timed(results, &results->sweep.cases[i]);
    return count;
}

static void remarks(const struct plot_writer *writer)
{
    size_t out = left_out(writer);
    fputs(" Bytes are the operands of the kernels, each read or written once a call, as they pass "
          "between the registers and the nearest cache. Points are medians of repeated runs.",
          writer->file);
    if (writer->data->intervals)
        fputs(" Bars show the confidence interval of the median.", writer->file);
    remark_ceilings(writer);
    if (out)
        fprintf(writer->file, " %zu case%s not timed by repetitions %s left out.", out,
                out == 1 ? "" : "s", out == 1 ? "is" : "are");
}

const struct plot_kind plot_kind_roofline = {
    .name = "roofline",
    .least_points = 1,
    .group = group,
    .check = check,
    .write = write_points,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
