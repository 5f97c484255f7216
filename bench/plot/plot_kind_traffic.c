/* Traffic: the steady state against the bytes that a node sends, for runs that sweep the exchange.
 * A point per case, a series per label. One figure per problem and setting. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_decades.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_floor.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <math.h>
#include <string.h>

/* A message that is lost has been sent: drop changes no bytes. */
static int changes_bytes(const struct plot_axis *axis)
{
    static const char section[] = "exchange.";
    return plot_axis_matters(axis) && !strncmp(axis->path, section, strlen(section)) &&
           strcmp(axis->path, "exchange.drop") && strcmp(axis->path, "exchange.crash");
}

static uint64_t axes_of_exchange(const struct plot_sweep *sweep)
{
    uint64_t set = 0;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (changes_bytes(&sweep->axis[axis]))
            set |= UINT64_C(1) << axis;
    return set;
}

static int group_traffic(const struct plot_results *results, struct plot_figures *figures,
                         struct err *err)
{
    uint64_t swept = axes_of_exchange(&results->sweep);
    uint64_t all = plot_axes_of(&results->sweep, 0) | plot_axes_of(&results->sweep, 1);
    const struct plot_grouping by = {.kind = &plot_kind_traffic,
                                     .series = PLOT_LABELS,
                                     .axis = -1,
                                     .fixed = all & ~swept,
                                     .policy = -1};
    return swept ? plot_group(results, &by, figures, err) : 0;
}

/* A case that sends nothing has no place on a logarithmic axis. */
static int read_case(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    double bytes;
    if (plot_floor_read(results, axis, spot, err) ||
        plot_results_number(results, spot->one, &summary_bytes_sent, &bytes, err))
        return -1;
    spot->at.x = bytes > 0 && isfinite(spot->at.y) ? bytes : NAN;
    return 0;
}

static struct plot_range range_of_bytes(const struct plot_figure *figure)
{
    struct plot_range range = {INFINITY, 0};
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++) {
            range.low = fmin(range.low, figure->series[i].spot[j].at.x);
            range.high = fmax(range.high, figure->series[i].spot[j].at.x);
        }
    return plot_range_with_room(range);
}

static int define_traffic(const struct plot_writer *writer, const struct plot_frame *frame,
                          struct err *err)
{
    struct plot_range range = range_of_bytes(writer->figure);
    char tics[PLOT_DECADES_TICS];
    (void)err;
    plot_define_decibels(writer);
    plot_decades_tics(&range, 1, frame->width, 0, tics);
    fprintf(writer->file, "x_low=%.8g; x_high=%.8g; ", range.low, range.high);
    plot_define_markup(writer, "x_tics", tics);
    fprintf(writer->file, "y_title='steady-state %s (dB)'; ",
            plot_quantity_name(writer->results->quantity));
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "%s in the steady state against the bytes that a node sends",
            plot_quantity_words(writer->results->quantity));
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(" Bytes are per iteration, mean over the nodes. A point is one setting of the exchange; "
          "lower and further left is better.",
          writer->file);
    plot_remark_trials(writer, "Points", "Bars");
    plot_remark_unusual(writer);
}

const struct plot_kind plot_kind_traffic = {
    .name = "traffic",
    .summary = "the steady state against the bytes that a node sends, where the exchange is swept",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "bytes db low_db high_db case",
    .group = group_traffic,
    .read = read_case,
    .write = plot_write_all,
    .define = define_traffic,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
