/* The data of a front: the cases of each label, then a line through those that no other of the
 * label beats in both floor and iterations, then the same of seconds. */
#ifndef BENCH_PLOT_FRONT_H
#define BENCH_PLOT_FRONT_H

#include "bench/plot/plot_writer.h"

/* Returns 0, or -1 and err. */
int plot_front_write(const struct plot_writer *, struct err *);

#endif
