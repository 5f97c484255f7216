/* Charts: lines with bands, or points with bars, as inline SVG. Its frame is as wide as the page,
 * its text keeps its size. The numbers are appended to `charts`, which the script reads. */
#ifndef BENCH_HTML_CHART_H
#define BENCH_HTML_CHART_H

#include "bench/html/html_escape.h"
#include "bench/plot/plot_curve.h"

enum {
    HTML_BANDS = 16
}; /* the most lines of a chart that shows bands: more would hide each other */

enum html_form_of_series {
    HTML_BANDED, /* a line with a band            */
    HTML_JOINED, /* points with bars, and a line  */
    HTML_DOTS,   /* points with bars              */
    HTML_PLAIN,  /* a line, such as a ceiling     */
};

struct html_series {
    enum html_form_of_series form;
    int colour;               /* and dash */
    const char *name;         /* borrowed */
    struct plot_point *point; /* (count,) heap, by ascending x */
    size_t count;
};

struct html_chart {
    const char *id;                /* of its element                              */
    const char *x_title, *y_title; /* "iterations", "MSD, dB"                     */
    const char *unit;              /* of y, for values: "dB"                      */
    const char *const *x_word;     /* (x_words,) names of x = 0, 1, ...; NULL: numbers */
    size_t x_words;
    int x_logarithmic, y_logarithmic; /* all numbers > 0 */
    double *mark;                     /* (marks,) x of vertical lines                */
    size_t marks;
    struct html_series *series; /* (count,) */
    size_t count;
};

/* Writes a <figure> with the caption, which is HTML. Returns 0, or -1 and err. */
int html_chart_write(FILE *, json_t *charts, const struct html_chart *, const char *caption,
                     struct err *);

/* Frees series and their points. */
void html_chart_free(struct html_chart *);

#endif
