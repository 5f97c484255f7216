/* Time by phase: a bar per case, with a segment for each phase's share of the threads' time. */
#include "bench/measure/profile.h"
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_write.h"

#include <math.h>

enum { MOST_BARS = 64 };
static const double bar_height = 0.3;    /* cm, minimum, with the space around it    */
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

static int group_profiles(const struct plot_results *results, struct plot_figures *figures,
                          struct err *err)
{
    const struct plot_grouping by = {
        .kind = &plot_kind_phases, .series = PLOT_TOGETHER, .axis = -1, .policy = -1};
    return plot_group(results, &by, figures, err);
}

static size_t count_bars(const struct plot_figure *figure)
{
    return figure->series[0].spots < MOST_BARS ? figure->series[0].spots : MOST_BARS;
}

/* Writes the segments of one phase in all bars. `from` is the beginning of each, then its end. */
static int write_phase(const struct plot_writer *writer, int phase, double from[MOST_BARS],
                       struct err *err)
{
    if (plot_write_block(writer, phase_names[phase], phase_names[phase], err))
        return -1;
    for (size_t i = 0; i < count_bars(writer->figure); i++) {
        const struct plot_case *one = writer->figure->series[0].spot[i].one;
        double share;
        if (plot_results_item(writer->results, one, &summary_share, phase, &share, err))
            return -1;
        fprintf(writer->file, "%zu ", i + 1);
        plot_write_number(writer, from[i], " ");
        plot_write_number(writer, from[i] += 100 * share, " ");
        plot_write_text(writer, one->name);
    }
    return 0;
}

static int write_phases(const struct plot_writer *writer, struct err *err)
{
    double from[MOST_BARS] = {0};
    for (int phase = 0; phase < ALL_PHASES; phase++)
        if (write_phase(writer, phase, from, err))
            return -1;
    writer->data->left_out = (int)(writer->figure->series[0].spots - count_bars(writer->figure));
    return 0;
}

static void widen_for_names(const struct plot_writer *writer, struct plot_room *room)
{
    size_t bars = count_bars(writer->figure);
    room->left = beside_names + plot_names_width(&writer->figure->series[0], bars);
    room->height = fmax(room->height, bar_height * (double)bars);
}

static int define_bars(const struct plot_writer *writer, const struct plot_frame *frame,
                       struct err *err)
{
    size_t bars = count_bars(writer->figure);
    (void)frame, (void)err;
    fprintf(writer->file, "bars=%zu; y_low=%zu.5; y_high=0.5; y_step=1; ", bars, bars);
    plot_define_names(writer, &writer->figure->series[0], bars);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fputs("Share of the threads' time by phase", writer->file);
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(
        " Shares of the time of sampled iterations, over all threads. In `wait` a thread waits for "
        "others; in `data` it makes signals and noise.",
        writer->file);
    if (writer->data->left_out)
        fprintf(writer->file, " The first %zu of %zu cases are drawn.", count_bars(writer->figure),
                writer->figure->series[0].spots);
}

const struct plot_kind plot_kind_phases = {
    .name = "phases",
    .summary = "time by phase: a bar per profiled case, a segment per phase",
    .least_spots = 1,
    .sample = 0.3,
    .columns = "bar from_percent to_percent case",
    .group = group_profiles,
    .read = read_profile,
    .write = write_phases,
    .widen = widen_for_names,
    .define = define_bars,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
