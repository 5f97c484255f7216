/* Crashes that cut the network, in words. */
#ifndef BENCH_RUN_CUTS_H
#define BENCH_RUN_CUTS_H

#include "engine/engine.h"

/* "without node 0 the network falls into 9 parts from 500 to 800", one for each cut, with "; "
 * between them; or "" if none cuts the network. A centralised network is cut without its centre.
 * Returns 0, or -1 and err when out of memory. */
int cuts_describe(const struct plan *, char *text, size_t size, struct err *);

#endif
