/* The charts of a section: one for each figure of a kind that `slabmark plot` would draw. */
#ifndef BENCH_HTML_CHARTS_H
#define BENCH_HTML_CHARTS_H

#include "bench/html/html_page.h"

/* Writes the chart of a figure. id: of its element. Returns 0, or -1 and err. */
typedef int html_chart_fn(const struct html_page *, const struct plot_figure *, const char *id,
                          struct err *);

/* Writes the charts of a kind. The first are open to view, further ones closed; of very many, some
 * are left to `slabmark plot`, and the page says so. */
int html_charts_write(const struct html_page *, const struct plot_kind *, html_chart_fn *,
                      struct err *);

/* 1 when there is a figure of that kind. */
int html_charts_exist(const struct html_page *, const struct plot_kind *);

/* Writes the values that all cases of a figure share: "nonzeros = 20, topology = ring". `between`
 * comes first, if there is anything to write. Returns the separator for more text. */
const char *html_charts_fixed(FILE *, const struct html_page *, const struct plot_figure *,
                              const char *between);

#endif
