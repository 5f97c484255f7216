/* Charts: lines with bands, or points with bars, as inline SVG. Its frame is as wide as the page,
 * its text keeps its size. The numbers go to page->charts, from where the script reads them. */
#ifndef BENCH_HTML_CHART_H
#define BENCH_HTML_CHART_H

#include "bench/html/html_page.h"

struct html_series {
    const char *name;         /* borrowed */
    struct plot_point *point; /* (count,) heap, by ascending x */
    size_t count;
    int level; /* 1: a reference, the same at every x */
};

struct html_chart {
    const char *id;                /* of its element                              */
    const char *x_title, *y_title; /* "iterations", "MSD, dB"                     */
    const char *unit;              /* of y, for values: "dB"                      */
    const char *const *x_word;     /* (x_words,) names of x = 0, 1, ...; NULL: numbers */
    size_t x_words;
    int x_logarithmic; /* all x > 0 */
    int marked;        /* 1: points with bars; 0: lines with bands    */
    double *mark;      /* (marks,) x of vertical lines                */
    size_t marks;
    struct html_series *series; /* (count,) */
    size_t count;
};

/* Writes a <figure> with the caption, which is HTML. Returns 0, or -1 and err. */
int html_chart_write(const struct html_page *, const struct html_chart *, const char *caption,
                     struct err *);

/* Frees series and their points. */
void html_chart_free(struct html_chart *);

#endif
