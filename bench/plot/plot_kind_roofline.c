/* Rooflines: operations/s against operations per byte, under the machine's measured ceilings. One
 * figure per number of threads, one series per case; further axes multiply figures of too many. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_roofs.h"
#include "bench/plot/plot_write.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_SERIES = 24 }; /* of a key that still leaves room for the figure */

static int read_speed(const struct plot_results *results, int axis, struct plot_spot *spot,
                      struct err *err)
{
    double flops, bytes;
    struct plot_time time;
    (void)axis;
    if (!plot_results_timed(results, spot->one))
        return 0;
    if (plot_results_number(results, spot->one, &summary_flops_per_update, &flops, err) ||
        plot_results_number(results, spot->one, &summary_bytes_per_update, &bytes, err) ||
        plot_results_time(results, spot->one, &time, err))
        return -1;
    if (flops > 0 && bytes > 0 && time.ns > 0)
        spot->at = (struct plot_point){flops / bytes, flops / time.ns, flops / time.high,
                                       flops / time.low};
    return 0;
}

static int check_ceilings(const struct plot_results *results, struct err *err)
{
    size_t timed = 0;
    for (size_t i = 0; i < results->sweep.count; i++)
        timed += (size_t)plot_results_timed(results, &results->sweep.cases[i]);
    if (!timed || results->ceilings)
        return 0;
    return err_set(err, ERR_ABSENT,
                   json_is_object(json_object_get(results->run, "ceilings"))
                       ? "another version of slabmark measured the ceilings in run.json; run again"
                       : "run.json holds no ceilings of the machine; 'slabmark machine' measures "
                         "them, then run again");
}

static int group_speeds(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_roofline,
                                     .series = PLOT_CASES,
                                     .axis = -1,
                                     .fixed = plot_axis_apart(&results->sweep, MOST_SERIES),
                                     .policy = -1};
    return results->ceilings ? plot_group(results, &by, figures, err) : 0;
}

static int write_roofline(const struct plot_writer *writer, struct err *err)
{
    struct plot_roofs roofs;
    if (plot_write_all(writer, err) ||
        plot_roofs_over(&roofs, writer->results, writer->figure, err))
        return -1;
    for (size_t i = 0; i < roofs.count; i++) {
        const struct plot_roof *roof = &roofs.roof[i];
        const struct plot_point end[2] = {{roof->x[0], roof->y[0], NAN, NAN},
                                          {roof->x[1], roof->y[1], NAN, NAN}};
        char text[PLOT_ROOF_TEXT];
        plot_roof_text(roof, text);
        if (plot_write_line(writer, text, NULL, end, err))
            return -1;
    }
    return 0;
}

static int define_roofs(const struct plot_writer *writer, const struct plot_frame *frame,
                        struct err *err)
{
    struct plot_roofs roofs;
    struct plot_label label[PLOT_ROOFS];
    size_t points;
    struct plot_point *point = plot_figure_points(writer->figure, &points, err);
    int failed = !point || plot_roofs_over(&roofs, writer->results, writer->figure, err) ||
                 plot_roofs_label(&roofs, point, points, frame, label, err);
    if (!failed) {
        plot_define_extent(writer, &roofs.extent);
        plot_define_labels(writer, frame, label, roofs.count);
    }
    free(point);
    return failed ? -1 : 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fputs("Speed of the whole team against operations per byte", writer->file);
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(" Bytes are the operands of the kernels, each read or written once per call, between "
          "registers and L1 cache.",
          writer->file);
    plot_remark_times(writer);
    plot_roofs_remark(writer);
}

const struct plot_kind plot_kind_roofline = {
    .name = "roofline",
    .summary = "speed against operations per byte, under the machine's measured ceilings",
    .least_spots = 1,
    .sample = 0.25,
    .columns = "flops_per_byte gflops low high case; then the roofs",
    .check = check_ceilings,
    .group = group_speeds,
    .read = read_speed,
    .write = write_roofline,
    .define = define_roofs,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
