#include "bench/plot/plot_bytes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double tic_width = 1.3; /* cm, of "256 MiB" and the space beside it */
static const double letter = 0.15;   /* cm, of a tic's text                      */
static const double margin = 0.25;   /* cm, right of the frame                   */

void plot_bytes_text(double bytes, char text[PLOT_BYTES_TEXT])
{
    static const char *const unit[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    size_t i = 0;
    for (; bytes >= 1024 && i + 1 < sizeof unit / sizeof *unit; i++)
        bytes /= 1024;
    snprintf(text, PLOT_BYTES_TEXT, "%.4g %s", bytes, unit[i]);
}

/* The number of doublings between two tics. */
static int step_of(double low, double high, double width)
{
    static const int step[] = {1, 2, 4, 5, 10, 20};
    double most = fmax(width / tic_width, 1);
    size_t i = 0;
    while (i + 1 < sizeof step / sizeof *step && log2(high / low) / step[i] > most)
        i++;
    return step[i];
}

/* 1 when a text centred at a tic would be cut at the paper's right edge. */
static int is_cut(const char *text, double at, double low, double high, double width)
{
    double room = width * log(high / at) / log(high / low) + margin;
    return letter * (double)strlen(text) / 2 > room;
}

void plot_bytes_tics(double low, double high, double width, char tics[PLOT_BYTES_TICS])
{
    int step = step_of(low, high, width);
    size_t length = 0;
    tics[0] = 0;
    for (double at = step * ceil(log2(low) / step); exp2(at) <= high; at += step) {
        char text[PLOT_BYTES_TEXT], tic[2 * PLOT_BYTES_TEXT + 8];
        plot_bytes_text(exp2(at), text);
        if (is_cut(text, exp2(at), low, high, width))
            return;
        int more = snprintf(tic, sizeof tic, "%s\"%s\" %.0f", length ? "," : "", text, exp2(at));
        if (length + (size_t)more >= PLOT_BYTES_TICS)
            return;
        memcpy(tics + length, tic, (size_t)more + 1);
        length += (size_t)more;
    }
}

int plot_bytes_marks(const struct ceilings *ceilings, int threads, int one_network,
                     struct plot_mark mark[CEILING_LEVELS])
{
    int count = 0;
    for (int i = 0; i < ceilings->levels; i++) {
        const struct ceiling_level *level = &ceilings->level[i];
        double share = (double)ceiling_level_share(ceilings, level, threads);
        if (share <= 0)
            continue;
        char size[PLOT_BYTES_TEXT];
        mark[count].bytes = one_network ? share * threads : share;
        plot_bytes_text(mark[count].bytes, size);
        snprintf(mark[count].text, sizeof mark[count].text, "%s %s", level->name, size);
        count++;
    }
    return count;
}
