/* Time to accuracy: iterations and seconds until a case passes each level, as horizontal intervals
 * in two panels. A row per case, a series per level, a figure per problem. */
#include "bench/plot/plot_caption.h"
#include "bench/plot/plot_define.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_levels.h"

#include <math.h>

enum { MOST_ROWS = 24 };
static const double row_height = 0.55;   /* cm, minimum                             */
static const double beside_names = 0.35; /* cm, between paper and frame, without names */

static int group_cases(const struct plot_results *results, struct plot_figures *figures,
                       struct err *err)
{
    const struct plot_grouping by = {.kind = &plot_kind_accuracy,
                                     .series = PLOT_CASES,
                                     .axis = -1,
                                     .fixed = plot_axes_of(&results->sweep, 0),
                                     .policy = -1};
    return plot_axes_of(&results->sweep, 0) ? 0 : plot_group(results, &by, figures, err);
}

/* A case that reaches no level has a row, without points, if another one reaches one. */
static int read_case(const struct plot_results *results, int axis, struct plot_spot *spot,
                     struct err *err)
{
    (void)axis, (void)err;
    spot->at.x = results->level < 0 ? (double)NAN : (double)spot->one->row;
    return 0;
}

static size_t rows_of(const struct plot_figure *figure)
{
    return figure->count < MOST_ROWS ? figure->count : MOST_ROWS;
}

static const struct plot_case *case_of_row(const struct plot_writer *writer, size_t row)
{
    return writer->figure->series[row].spot[0].one;
}

/* Writes the rows that reach a level; none: no block. */
static int write_level(const struct plot_writer *writer, int level, struct err *err)
{
    int known = 0;
    char title[PLOT_LEVEL_TEXT];
    plot_level_text(level, title);
    for (size_t i = 0; i < rows_of(writer->figure); i++) {
        struct plot_point spent[PLOT_SPENT];
        if (plot_level_read(writer->results, case_of_row(writer, i), level, spent, err))
            return -1;
        if (!isfinite(spent[PLOT_ITERATIONS].y))
            continue;
        if (!known++ && plot_write_block(writer, title, title, err))
            return -1;
        fprintf(writer->file, "%zu ", i + 1);
        for (int n = 0; n < PLOT_SPENT; n++)
            plot_level_write(writer, &spent[n]);
        plot_write_text(writer, case_of_row(writer, i)->name);
    }
    return 0;
}

static int write_levels(const struct plot_writer *writer, struct err *err)
{
    for (int level = 0; level < TARGETS; level++)
        if (write_level(writer, level, err))
            return -1;
    writer->data->left_out = (int)(writer->figure->count - rows_of(writer->figure));
    return 0;
}

static int find_ranges(const struct plot_writer *writer, struct plot_range range[PLOT_SPENT],
                       struct err *err)
{
    range[PLOT_ITERATIONS] = range[PLOT_SECONDS] = (struct plot_range){INFINITY, 0};
    for (size_t i = 0; i < rows_of(writer->figure); i++)
        for (int level = 0; level < TARGETS; level++) {
            struct plot_point spent[PLOT_SPENT];
            if (plot_level_read(writer->results, case_of_row(writer, i), level, spent, err))
                return -1;
            for (int n = 0; n < PLOT_SPENT; n++)
                plot_level_widen(&range[n], &spent[n]);
        }
    return 0;
}

static void widen_for_names(const struct plot_writer *writer, struct plot_room *room)
{
    size_t rows = rows_of(writer->figure);
    double longest = 0;
    for (size_t i = 0; i < rows; i++)
        longest = fmax(longest, plot_name_width(writer->figure->series[i].title));
    room->left = beside_names + longest;
    room->height = fmax(room->height, row_height * (double)rows);
}

static int define_panels(const struct plot_writer *writer, const struct plot_frame *frame,
                         struct err *err)
{
    size_t rows = rows_of(writer->figure);
    struct plot_range range[PLOT_SPENT];
    if (find_ranges(writer, range, err))
        return -1;
    fprintf(writer->file, "y_low=%zu.5; y_high=0.5; y_step=1; ", rows);
    plot_define_tics(writer, rows);
    for (size_t i = 0; i < rows; i++)
        plot_define_name(writer, i, writer->figure->series[i].title);
    plot_level_define(writer, range, plot_panel_length(frame->width), 0);
    return 0;
}

static void caption_subject(const struct plot_writer *writer)
{
    fprintf(writer->file, "Iterations and seconds until the %s stays below a level",
            plot_quantity_name(writer->results->quantity));
}

static void caption_remarks(const struct plot_writer *writer)
{
    fputs(" A level without a point was not reached.", writer->file);
    plot_level_remark(writer);
    if (writer->data->left_out)
        fprintf(writer->file, " The first %zu of %zu cases are drawn.", rows_of(writer->figure),
                writer->figure->count);
}

const struct plot_kind plot_kind_accuracy = {
    .name = "accuracy",
    .summary = "time to accuracy: iterations and seconds until each case passes each level",
    .least_spots = 1,
    .sample = 0.55,
    .columns = "row iterations low high seconds low high case",
    .group = group_cases,
    .read = read_case,
    .write = write_levels,
    .widen = widen_for_names,
    .define = define_panels,
    .subject = caption_subject,
    .remarks = caption_remarks,
};
