#include "bench/plot/plot_decades.h"

#include "bench/plot/plot_define.h"
#include "bench/plot/plot_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double beside = 1.15;     /* a factor at both ends of a range      */
static const double narrowest = 2;     /* high / low, without the room at its ends */
static const double apart = 0.2;       /* cm, between two tics' texts           */
static const double overhang = 0.3;    /* cm, of a tic's text beyond the axis   */
static const double line_height = 0.4; /* cm, of a tic's text on an ordinate    */

static const double within_decade = 5; /* high / low, where every digit has a tic */
enum { TIC_TEXT = 32 };

struct plot_range plot_range_with_room(struct plot_range range)
{
    double widen = sqrt(fmax(narrowest * range.low / range.high, 1)) * beside;
    return (struct plot_range){range.low / widen, range.high * widen};
}

/* ---- units ---- */

struct unit {
    const char *name;
    double size;
};

/* The largest unit of which the middle of the range holds one. */
static struct unit unit_of(const struct plot_range *range, enum plot_spent spent)
{
    static const struct unit time[] = {{"s", 1}, {"ms", 1e-3}, {"µs", 1e-6}, {"ns", 1e-9}};
    size_t i = 0;
    if (spent == PLOT_ITERATIONS)
        return (struct unit){"", 1};
    while (i + 1 < sizeof time / sizeof *time && sqrt(range->low * range->high) < time[i].size)
        i++;
    return time[i];
}

/* ---- which tics ---- */

/* Tics at the digits of every decade whose power is a multiple of `every`. */
struct ladder {
    const char *digits;
    int every;
};

/* One axis, tic after tic. */
struct tics {
    const struct plot_range *range;
    double unit, length;
    int upright;
    double end;  /* cm, of the last text                                  */
    int overlap; /* 1: two texts overlap                                  */
    char *text;  /* NULL: only tried                                      */
    size_t used;
};

static void add_tic(struct tics *tics, double at)
{
    char text[TIC_TEXT];
    snprintf(text, sizeof text, at / tics->unit < 999999 ? "%.6g" : "%.0e", at / tics->unit);
    double place =
        tics->length * log(at / tics->range->low) / log(tics->range->high / tics->range->low);
    double half = (tics->upright ? line_height : plot_text_width(text, PLOT_TYPE) + apart) / 2;
    if (!tics->upright && (place < half - overhang || place + half > tics->length + overhang))
        return;
    tics->overlap |= place - half < tics->end;
    tics->end = place + half;
    if (tics->text && tics->used + 2 * TIC_TEXT < PLOT_DECADES_TICS)
        tics->used += (size_t)snprintf(tics->text + tics->used, PLOT_DECADES_TICS - tics->used,
                                       "%s\"%s\" %.10g", tics->used ? "," : "", text, at);
}

static void climb_ladder(struct tics *tics, const struct ladder *ladder)
{
    tics->end = -INFINITY;
    for (int power = (int)floor(log10(tics->range->low)); pow(10, power) <= tics->range->high;
         power++)
        for (const char *digit = ladder->digits; power % ladder->every == 0 && *digit; digit++) {
            double at = (*digit - '0') * pow(10, power);
            if (at >= tics->range->low && at <= tics->range->high)
                add_tic(tics, at);
        }
}

void plot_decades_tics(const struct plot_range *range, double unit, double length, int upright,
                       char text[PLOT_DECADES_TICS])
{
    static const struct ladder ladders[] = {{"123456789", 1}, {"125", 1}, {"13", 1}, {"1", 1},
                                            {"1", 2},         {"1", 3},   {"1", 6}};
    size_t i = range->high < within_decade * range->low ? 0 : 1;
    int overlap = 1;
    for (; overlap && i < sizeof ladders / sizeof *ladders; i++) {
        struct tics tried = {.range = range, .unit = unit, .length = length, .upright = upright};
        climb_ladder(&tried, &ladders[i]);
        overlap = tried.overlap;
    }
    struct tics tics = {
        .range = range, .unit = unit, .length = length, .upright = upright, .text = text};
    text[0] = '\0';
    climb_ladder(&tics, &ladders[i - 1]);
}

void plot_define_decades(const struct plot_writer *writer, const char *name,
                         const struct plot_range *range, enum plot_spent spent, double length,
                         int upright)
{
    struct unit unit = unit_of(range, spent);
    char tics[PLOT_DECADES_TICS], variable[40];
    fprintf(writer->file, "%s_low=%.8g; %s_high=%.8g; ", name, range->low, name, range->high);
    plot_decades_tics(range, unit.size, length, upright, tics);
    snprintf(variable, sizeof variable, "%s_tics", name);
    plot_define_markup(writer, variable, tics);
    snprintf(variable, sizeof variable, "%s_unit", name);
    plot_define(writer, variable, unit.name);
}
