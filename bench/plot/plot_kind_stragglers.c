/* Time of an update under each sync policy, with stragglers and without: for runs that sweep the
 * policy and a parameter of the straggler. One series per label and value of that parameter; other
 * axes multiply figures. */
#include "bench/plot/plot_abscissa.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <math.h>
#include <string.h>

/* The first swept parameter of the straggler; -1: none. */
static int swept_straggler(const struct plot_sweep *sweep)
{
    static const char slow[] = "run.slow.";
    for (int axis = 0; axis < sweep->axes; axis++)
        if (sweep->axis[axis].values > 1 && !strncmp(sweep->axis[axis].path, slow, strlen(slow)))
            return axis;
    return -1;
}

static int group_times(const struct plot_results *results, struct plot_figures *figures,
                       struct err *err)
{
    const struct plot_sweep *sweep = &results->sweep;
    int policy = plot_axis_swept(sweep, "run.sync"), slow = swept_straggler(sweep);
    if (policy < 0 || slow < 0)
        return 0;
    const struct plot_grouping by = {.kind = &plot_kind_stragglers,
                                     .axis = policy,
                                     .fixed = plot_axis_others_of_time(sweep, policy) &
                                              ~(UINT64_C(1) << slow),
                                     .policy = slow};
    return plot_group(results, &by, figures, err);
}

static int read_time(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    struct plot_time time;
    if (!plot_results_timed(results, spot->one))
        return 0;
    if (plot_results_time(results, spot->one, &time, err))
        return -1;
    if (time.ns > 0)
        spot->at = (struct plot_point){
            plot_axis_position(&results->sweep.axis[axis], spot->one->value[axis]), time.ns,
            time.low, time.high};
    return 0;
}

static void widen_for_tics(const struct plot_writer *writer, struct plot_room *room)
{
    plot_abscissa_widen(&writer->results->sweep.axis[writer->figure->axis], room);
}

static int define_times(const struct plot_writer *writer, const struct plot_frame *frame,
                        struct err *err)
{
    const struct plot_axis *axis = &writer->results->sweep.axis[writer->figure->axis];
    double high = fmax(writer->data->highest, writer->data->highest_bound);
    (void)err;
    plot_define_abscissa(writer, axis, frame->width);
    fprintf(writer->file, "y_low=0; y_high=%.6g; y_step=%g; ", 1.06 * high, plot_step(high));
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "Time of a node update under each sync policy, on %s threads",
            plot_results_text(writer->results, writer->figure->example, &summary_threads));
}

const struct plot_kind plot_kind_stragglers = {
    .name = "stragglers",
    .summary = "the time of an update under each sync policy, for runs that sweep policies and "
               "stragglers",
    .least_spots = 2,
    .sample = 0.75,
    .columns = "position ns low high case",
    .group = group_times,
    .read = read_time,
    .write = plot_write_all,
    .widen = widen_for_tics,
    .define = define_times,
    .subject = caption_subject,
    .remarks = plot_remark_times,
};
