/* The origin of a figure, in NAME.json next to it. */
#ifndef BENCH_PLOT_SIDECAR_H
#define BENCH_PLOT_SIDECAR_H

#include "bench/plot/plot_data.h"

/* A caption for a paper, from the facts in run.json. The caller frees it; NULL and err when out of
 * memory. */
char *plot_caption(const struct plot_results *, const struct plot_figure *,
                   const struct plot_data *, struct err *);

/* Appends {"file": NAME + ending, "sha256": ...} of the file at `path`. */
int plot_sidecar_file(json_t *list, const char *path, const char *name, const char *ending,
                      struct err *);

/* Writes the figure, its data files with their SHA-256, command, start, build, machine and caption.
 * Returns 0, or -1 and err. */
int plot_sidecar_write(const struct plot_results *, const struct plot_figure *,
                       const struct plot_data *, const char *data_path, const char *path,
                       struct err *);

#endif
