/* Fronts: speed against floor, of runs that sweep parameters of algorithms. A point per case, and
 * for each label a line through the cases that no other of its cases beats in both. The panels show
 * iterations and seconds. One figure per problem. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_floor.h"
#include "bench/plot/plot_front.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_levels.h"

#include <math.h>

static int group_fronts(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_front,
                                     .series = PLOT_LABELS,
                                     .axis = -1,
                                     .fixed = plot_axes_of(&results->sweep, 0),
                                     .policy = -1};
    return results->level >= 0 && plot_axes_of(&results->sweep, 1)
               ? plot_group(results, &by, figures, err)
               : 0;
}

/* The abscissa is the floor. A case that does not reach the level has no point. */
static int read_case(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    if (plot_floor_read(results, axis, spot, err) ||
        plot_level_read(results, spot->one, results->level, spot->spent, err))
        return -1;
    const struct plot_point floor = spot->at;
    spot->at = spot->spent[PLOT_ITERATIONS];
    spot->at.x = isfinite(spot->at.y) ? floor.y : NAN;
    spot->x_low = floor.low;
    spot->x_high = floor.high;
    return 0;
}

static void widen_for_panels(const struct plot_writer *writer, struct plot_room *room)
{
    (void)writer;
    room->height = PLOT_PANELS_HEIGHT;
}

static int define_panels(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    char level[PLOT_LEVEL_TEXT];
    (void)err;
    plot_define_decibels(writer); /* the floors: they are drawn across */
    plot_level_define_spots(writer, plot_panel_length(frame->height));
    plot_level_text(writer->results->level, level);
    fprintf(writer->file, "x_title='floor, %s (dB)'; ",
            plot_quantity_name(writer->results->quantity));
    plot_define(writer, "level", level);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    char level[PLOT_LEVEL_TEXT];
    plot_level_text(writer->results->level, level);
    fprintf(writer->file,
            "Iterations and seconds until the %s stays below %s, against its steady state",
            plot_quantity_name(writer->results->quantity), level);
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(
        " A point is one setting of an algorithm; lower and further left is better. Lines join the "
        "settings of an algorithm that none of its others beats in both.",
        writer->file);
    plot_level_remark(writer);
    plot_remark_left_out(writer, "that diverged or did not reach the level");
}

const struct plot_kind plot_kind_front = {
    .name = "front",
    .summary =
        "iterations and seconds to a level against the floor, where parameters of algorithms "
        "are swept",
    .least_spots = 2,
    .most_series = PLOT_MOST_CURVES,
    .sample = 0.75,
    .columns = "floor_db db low_db high_db iterations low high seconds low high case; then the "
               "fronts: floor_db iterations; floor_db seconds",
    .group = group_fronts,
    .read = read_case,
    .write = plot_front_write,
    .widen = widen_for_panels,
    .define = define_panels,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
