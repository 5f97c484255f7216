/* Writes a figure's origin into its file, where programs that read the format look for it. The
 * bytes depend on the figure and its origin only. Texts stay texts, whatever characters they
 * contain. */
#ifndef BENCH_PLOT_STAMP_H
#define BENCH_PLOT_STAMP_H

#include "bench/plot/plot_origin.h"

#include <stddef.h>
#include <stdio.h>

/* Writes a whole file as gnuplot drew it, `bytes`, with its origin. The bytes may be changed; a
 * zero follows them. Returns 0, or -1 and err for a file without the place where the origin
 * belongs. `to` keeps write errors. */
typedef int plot_stamp_fn(FILE *to, char *bytes, size_t size, const struct plot_origin *,
                          struct err *);

plot_stamp_fn plot_stamp_pdf; /* the document information: an appended update, and the old date  */
plot_stamp_fn plot_stamp_png; /* tEXt and iTXt chunks, after the header */
plot_stamp_fn plot_stamp_svg; /* title, desc, and metadata in RDF with the terms of Dublin Core  */
plot_stamp_fn plot_stamp_tex; /* comments before the first line                                  */

/* Does so in place. Returns 0, or -1 and err. */
int plot_stamp_file(const char *path, plot_stamp_fn *, const struct plot_origin *, struct err *);

#endif
