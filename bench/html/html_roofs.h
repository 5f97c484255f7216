/* A machine's roofs in a roofline chart: bandwidth times operations per byte, up to the peak. */
#ifndef BENCH_HTML_ROOFS_H
#define BENCH_HTML_ROOFS_H

#include "bench/html/html_chart.h"
#include "bench/machine/ceilings.h"

enum { HTML_ROOFS = 2 }; /* of L1d and of memory */

struct html_roofs {
    const struct ceilings *ceilings;
    const char *kernels; /* the set whose peak of f64 multiply-adds is the top */
    int threads;
    int colour;
    const char *name[HTML_ROOFS]; /* of the lines, borrowed */
};

/* Appends the roofs whose ceilings are known, from half the lowest to four times the highest x of
 * the points. chart->series has room for HTML_ROOFS more. Returns 0, or -1 and err. */
int html_roofs_add(struct html_chart *, const struct html_roofs *, struct err *);

/* The titles and scales of such a chart. */
struct html_chart html_roofs_chart(const char *id);

#endif
