/* The graph of the case before, for the next case that has the same: those of a million nodes take
 * seconds to draw. Only one is kept: cases of a batch, who need theirs
 * at the same time, draw them one by one. */
#ifndef BENCH_SCENARIO_KEPT_NETWORK_H
#define BENCH_SCENARIO_KEPT_NETWORK_H

#include "network/network.h"

struct kept_network {
    char *graph; /* all that the graph was made of, as text; NULL: none is kept */
    struct network network;
};

/* 1: *network is what was kept, and the caller's; its weights are those of another case. 0: another
 * graph or none was kept, and is gone, so that there is room for the one to be made. */
int kept_network_take(struct kept_network *, const char *graph, struct network *network);

/* Keeps *network, which was the caller's, or where memory is short frees it. */
void kept_network_put(struct kept_network *, const char *graph, struct network *network);

void kept_network_free(struct kept_network *);

#endif
