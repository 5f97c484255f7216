/* Tap-updates per second against the working set, for runs that sweep nodes or taps, with the
 * ceiling of each line and the capacities of the caches. One figure per axis, one series
 * per label; further axes multiply figures. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"
#include "bench/plot/plot_working_set.h"

#include <math.h>
#include <string.h>

static int read_speed(const struct plot_results *results, int axis, struct plot_spot *spot,
                      struct err *err)
{
    double bytes, taps, ceiling;
    struct plot_time time;
    (void)axis;
    if (!plot_results_timed(results, spot->one))
        return 0;
    if (plot_results_number(results, spot->one, &summary_working_set_bytes, &bytes, err) ||
        plot_results_number(results, spot->one, &summary_taps, &taps, err) ||
        plot_results_number(results, spot->one, &summary_ceiling_ns, &ceiling, err) ||
        plot_results_time(results, spot->one, &time, err))
        return -1;
    if (bytes > 0 && taps > 0 && time.ns > 0) { /* known, and their logarithms exist */
        spot->at = (struct plot_point){bytes, taps / time.ns, taps / time.high, taps / time.low};
        spot->ceiling = ceiling > 0 ? taps / ceiling : 0;
    }
    return 0;
}

static int group_axis(const struct plot_results *results, int axis, struct plot_figures *figures,
                      struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_working_set,
                                     .subject = results->sweep.axis[axis].name,
                                     .axis = axis,
                                     .fixed = plot_axis_others_of_time(&results->sweep, axis),
                                     .policy = -1};
    return plot_group(results, &by, figures, err);
}

/* Nodes and taps that vary together, as in a zipped sweep, give one figure. */
static int group_times(const struct plot_results *results, struct plot_figures *figures,
                       struct err *err)
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

static int write_times(const struct plot_writer *writer, struct err *err)
{
    struct working_set set = working_set_of(writer->results, writer->figure);
    return plot_write_all(writer, err) || working_set_write(&set, writer, err) ? -1 : 0;
}

static int define_times(const struct plot_writer *writer, const struct plot_frame *frame,
                        struct err *err)
{
    struct working_set set = working_set_of(writer->results, writer->figure);
    struct plot_label label[CEILING_LEVELS];
    char tics[PLOT_BYTES_TICS];
    if (working_set_label(&set, writer->figure, frame, label, err))
        return -1;
    plot_bytes_tics(set.extent.x_low, set.extent.x_high, frame->width, tics);
    plot_define_markup(writer, "x_tics", tics);
    plot_define_extent(writer, &set.extent);
    working_set_define(&set, writer);
    plot_define_labels(writer, frame, label, (size_t)set.marks);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "Tap-updates per second against the working set, which grows with %s",
            writer->figure->subject);
}

static void caption_remarks(const struct plot_writer *writer)
{
    const char *threads =
        plot_results_text(writer->results, writer->figure->example, &summary_threads);
    fprintf(
        writer->file,
        " The working set is the memory that an iteration of one network touches: its estimates, "
        "old and new, and its windows of data. Speeds are of %s thread%s.",
        threads, strcmp(threads, "1") ? "s together" : "");
    plot_remark_times(writer);
    working_set_remark(writer);
}

const struct plot_kind plot_kind_working_set = {
    .name = "working-set",
    .summary = "tap-updates per second against the working set, for runs that sweep nodes or taps",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "working_set_bytes tap_updates_per_ns low high case; then the ceilings, then the "
               "caches",
    .group = group_times,
    .read = read_speed,
    .write = write_times,
    .define = define_times,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
