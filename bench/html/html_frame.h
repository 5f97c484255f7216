/* Draws a chart: its axes, its lines with bands or points with bars, and the names at their ends.
 */
#ifndef BENCH_HTML_FRAME_H
#define BENCH_HTML_FRAME_H

#include "bench/html/html_chart.h"
#include "bench/html/html_scale.h"

enum { HTML_DIRECT = 8 }; /* the most lines that are labelled at their ends */

struct html_frame {
    const struct html_chart *chart;
    FILE *file;
    struct html_scale x, y;
};

void html_frame_draw(const struct html_frame *);

/* 1 when a point of the series has an interval. */
int html_series_has_band(const struct html_series *);

/* The classes of colour i: a colour and a dash. The second ten have the colours of the first with
 * other dashes. */
void html_put_style(FILE *, int i);

#endif
