/* Speed-up against threads, of runs that sweep them. One series per label and sync policy; other
 * axes multiply figures. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"
#include "bench/plot/plot_speed_up.h"

#include <math.h>

static int read_time(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    double threads;
    struct plot_time time;
    (void)axis;
    if (plot_results_number(results, spot->one, &summary_threads, &threads, err) ||
        plot_results_time(results, spot->one, &time, err))
        return -1;
    if (threads > 0 && time.ns > 0)
        spot->at = (struct plot_point){threads, time.ns, time.low, time.high};
    return 0;
}

static int group_times(const struct plot_results *results, struct plot_figures *figures,
                       struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    int threads = plot_axis_swept(sweep, "run.threads"), sync = plot_axis_swept(sweep, "run.sync");
    struct plot_grouping by = {.kind = &plot_kind_scaling, .axis = threads, .policy = sync};
    for (int axis = 0; axis < sweep->axes; axis++)
        if (axis != threads && axis != sync && sweep->axis[axis].values > 1)
            by.fixed |= UINT64_C(1) << axis;
    return threads < 0 ? 0 : plot_group(results, &by, figures, err);
}

static int write_speed_ups(const struct plot_writer *writer, struct err *err)
{
    struct plot_span span = plot_span_of(writer->figure);
    const struct plot_point ideal[2] = {{span.fewest, 1, NAN, NAN},
                                        {span.most, span.most / span.fewest, NAN, NAN}};
    for (size_t i = 0; i < writer->figure->count; i++) {
        const struct plot_series *series = &writer->figure->series[i];
        if (!plot_speed_up_known(series, &span))
            writer->data->left_out++;
        else if (plot_speed_up_write(writer, series, err))
            return -1;
    }
    return writer->data->series ? plot_write_line(writer, "ideal", "ideal", ideal, err) : 0;
}

static int define_speed_ups(const struct plot_writer *writer, const struct plot_frame *frame,
                            struct err *err)
{
    struct plot_span span = plot_span_of(writer->figure);
    (void)frame, (void)err;
    plot_span_define(writer, &span);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    struct plot_span span = plot_span_of(writer->figure);
    fprintf(writer->file, "Node updates per second against threads, relative to %g thread%s",
            span.fewest, span.fewest > 1 ? "s" : "");
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(" The dashed line is ideal: speed proportional to threads.", writer->file);
    if (writer->data->intervals)
        fputs(" Bars span the ratios of both times' confidence intervals.", writer->file);
    else
        fputs(" Without bars: an interval takes six repetitions.", writer->file);
    if (writer->data->left_out)
        fprintf(writer->file, " %d series without such a pair of times left out.",
                writer->data->left_out);
}

const struct plot_kind plot_kind_scaling = {
    .name = "scaling",
    .summary = "speed-up against threads, for runs that sweep them",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "threads speed_up low high case",
    .group = group_times,
    .read = read_time,
    .write = write_speed_ups,
    .define = define_speed_ups,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
