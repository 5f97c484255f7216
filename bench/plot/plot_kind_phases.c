/* Time by phase: two bars per case, with a segment for each phase's share of the threads' time. The
 * upper bar shows all of the time, the lower one that of the iterations: ns_per_update does not
 * contain the making of data. */
#include "bench/measure/profile.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_phase_bars.h"

#include <math.h>

static const double bar_height = 0.4;    /* cm, minimum, of both, with the space around them */
static const double beside_names = 0.35; /* cm, between paper and frame, without names */

/* A case has a bar when all its shares are known. */
static int read_profile(const struct plot_results *results, int axis, struct plot_spot *spot,
                        struct err *err)
{
    int known = 1;
    (void)axis;
    for (int phase = 0; phase < ALL_PHASES; phase++) {
        double share;
        if (plot_results_item(results, spot->one, &summary_share, phase, &share, err))
            return -1;
        known = known && isfinite(share);
    }
    spot->at.x = known ? (double)spot->one->row : NAN;
    return 0;
}

/* Timed cases of which none was profiled: the reader expects a figure. */
static int check_profiles(const struct plot_results *results, struct err *err)
{
    size_t timed = 0;
    for (size_t i = 0; i < results->sweep.count; i++) {
        struct plot_spot spot = {.one = &results->sweep.cases[i]};
        if (!read_profile(results, -1, &spot, NULL) && isfinite(spot.at.x))
            return 0;
        timed += (size_t)plot_results_timed(results, spot.one);
    }
    return timed ? err_set(err, ERR_ABSENT,
                           "no case was profiled; see unprofiled_because in summary.csv")
                 : 0;
}

static int group_profiles(const struct plot_results *results, struct plot_figures *figures,
                          struct err *err)
{
    const struct plot_grouping by = {
        .kind = &plot_kind_phases, .series = PLOT_TOGETHER, .axis = -1, .policy = -1};
    return plot_group(results, &by, figures, err);
}

static void widen_for_names(const struct plot_writer *writer, struct plot_room *room)
{
    size_t bars = plot_phase_bars(writer->figure);
    double longest = 0;
    for (size_t i = 0; i < bars; i++)
        longest = fmax(longest, plot_name_width(writer->figure->series[0].spot[i].one->name));
    room->left = beside_names + longest;
    room->height = fmax(room->height, bar_height * (double)bars);
}

static int define_bars(const struct plot_writer *writer, const struct plot_frame *frame,
                       struct err *err)
{
    size_t bars = plot_phase_bars(writer->figure);
    int exchanges = plot_phase_exchanges(writer, err);
    (void)frame;
    if (exchanges < 0)
        return -1;
    fprintf(writer->file, "exchanges=%d; ", exchanges);
    fprintf(writer->file, "bars=%zu; y_low=%zu.5; y_high=0.5; y_step=1; ", bars, bars);
    plot_define_tics(writer, bars);
    for (size_t i = 0; i < bars; i++)
        plot_define_name(writer, i, writer->figure->series[0].spot[i].one->name);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fputs("Share of the threads' time by phase", writer->file);
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(
        " Upper bars: all of the time. Lower bars: without `data`, in which a thread makes signals "
        "and noise. In `wait` it waits for others. Shares of the time of sampled iterations, over "
        "all threads.",
        writer->file);
    if (plot_phase_exchanges(writer, NULL) > 0)
        fputs(
            " Thin bars: shares of the iterations in which messages between processes travel while "
            "nodes are updated (hidden), and in which a process waits for them; `wait` contains "
            "that of process 0.",
            writer->file);
    if (writer->data->left_out)
        fprintf(writer->file, " The first %zu of %zu cases are drawn.",
                plot_phase_bars(writer->figure), writer->figure->series[0].spots);
    plot_remark_left_out(writer, "without a profile");
}

const struct plot_kind plot_kind_phases = {
    .name = "phases",
    .summary = "time by phase: two bars per profiled case, with and without making data",
    .least_spots = 1,
    .sample = 0.3,
    .columns = "bar from_percent to_percent case; then the same without data",
    .check = check_profiles,
    .group = group_profiles,
    .read = read_profile,
    .write = plot_phase_write,
    .widen = widen_for_names,
    .define = define_bars,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
