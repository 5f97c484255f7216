#include "bench/plot/plot_abscissa.h"

#include "bench/plot/plot_define.h"
#include "bench/plot/plot_text.h"

#include <math.h>

enum { LABELLED_VALUES = 8 }; /* on a logarithmic axis; if there are more, only powers of ten */
static const double room_beside = 0.06; /* share of the values' span, at each end       */
static const double apart = 0.15;       /* cm, between the texts of two tics            */
static const double tilted = 40 * M_PI / 180;
static const double upright = 0.25; /* cm, for which there is always room            */

/* 1 when there is a tic at each value. */
static int is_labelled(const struct plot_axis *axis)
{
    return !plot_axis_is_numeric(axis) ||
           (plot_axis_is_logarithmic(axis) && axis->values <= LABELLED_VALUES);
}

/* The drawn position of a value on the abscissa, up to scale. */
static double drawn_at(const struct plot_axis *axis, double position)
{
    return plot_axis_is_logarithmic(axis) ? log10(position) : position;
}

/* The drawn ends of the abscissa; categories extend by their width at each end. */
static void drawn_extent(const struct plot_axis *axis, double *low, double *high)
{
    plot_axis_extent(axis, low, high);
    *low = drawn_at(axis, *low), *high = drawn_at(axis, *high);
    double room = plot_axis_is_numeric(axis) ? (*high - *low) * room_beside : 0.5;
    *low -= room, *high += room;
}

/* 1 when the values, side by side on `width` cm, would overlap. */
static int is_crowded(const struct plot_axis *axis, double width)
{
    double low, high;
    drawn_extent(axis, &low, &high);
    for (size_t i = 0; i < axis->values; i++)
        for (size_t j = 0; j < i; j++) {
            double between = drawn_at(axis, plot_axis_position(axis, axis->value[i])) -
                             drawn_at(axis, plot_axis_position(axis, axis->value[j]));
            double texts = plot_text_width(axis->value[i], PLOT_TYPE) / 2 +
                           plot_text_width(axis->value[j], PLOT_TYPE) / 2;
            if (fabs(between) / (high - low) * width < texts + apart)
                return 1;
        }
    return 0;
}

static int is_tilted(const struct plot_axis *axis, double width)
{
    return is_labelled(axis) && is_crowded(axis, width);
}

void plot_abscissa_widen(const struct plot_axis *axis, struct plot_room *room)
{
    double longest = 0;
    if (!is_tilted(axis, room->across - PLOT_BESIDE_FRAME - room->left))
        return;
    for (size_t i = 0; i < axis->values; i++)
        longest = fmax(longest, plot_text_width(axis->value[i], PLOT_TYPE));
    room->bottom += fmax(longest * sin(tilted) - upright, 0);
}

void plot_define_abscissa(const struct plot_writer *writer, const struct plot_axis *axis,
                          double width)
{
    double low, high;
    int logarithmic = plot_axis_is_logarithmic(axis);
    drawn_extent(axis, &low, &high);
    fprintf(writer->file,
            logarithmic ? "x_low=10**%.10g; x_high=10**%.10g; " : "x_low=%.10g; x_high=%.10g; ",
            low, high);
    fprintf(writer->file, "logarithmic=%d; categories=%d; tilt=%d; ", logarithmic,
            !plot_axis_is_numeric(axis), is_tilted(axis, width));
    size_t tics = is_labelled(axis) ? axis->values : 0;
    plot_define_tics(writer, tics);
    for (size_t i = 0; i < tics; i++)
        plot_define_tic(writer, i, plot_axis_position(axis, axis->value[i]), axis->value[i]);
}
