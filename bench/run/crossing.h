/* What crosses between the parts of a network: a line of --dry-run. */
#ifndef BENCH_RUN_CROSSING_H
#define BENCH_RUN_CROSSING_H

#include "network/network.h"

/* Divides the network and prints edge cut, halo and border. Returns 0, or -1 and err. */
int crossing_print(const struct network *, int parts, struct err *);

/* Prints what these words mean. */
void crossing_explain(void);

#endif
