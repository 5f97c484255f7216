/* The bars of the figure of time by phase: two per case, with and without making data. */
#ifndef BENCH_PLOT_PLOT_PHASE_BARS_H
#define BENCH_PLOT_PLOT_PHASE_BARS_H

#include "bench/plot/plot_write.h"

enum { PLOT_PHASE_BARS = 64 }; /* cases that have bars; the rest is left out */

size_t plot_phase_bars(const struct plot_figure *);

/* How many blocks show messages between processes: all, 0, or -1 and err. */
enum { PLOT_EXCHANGES = 2 };
int plot_phase_exchanges(const struct plot_writer *, struct err *);

/* Writes a block of segments for each phase, then for each phase but data, then for messages.
 * Counts the cases left out. Returns 0, or -1 and err. */
int plot_phase_write(const struct plot_writer *, struct err *);

#endif
