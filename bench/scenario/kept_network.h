/* Keeps the graph of the previous case for a case with the same graph: drawing a million nodes
 * takes seconds. Only one graph is kept; cases of a batch run at the same time and draw their own.
 * Begins as {0}. One thread at a time. */
#ifndef BENCH_SCENARIO_KEPT_NETWORK_H
#define BENCH_SCENARIO_KEPT_NETWORK_H

#include "network/network.h"

struct kept_network {
    char *graph; /* everything that determines the graph, as text; NULL: none is kept */
    struct network network;
};

/* Returns 1 when the kept graph matches: *network is the kept graph and belongs to the caller; its
 * weights are those of another case. Returns 0 otherwise: a kept graph that differs is freed. */
int kept_network_take(struct kept_network *, const char *graph, struct network *network);

/* Takes *network from the caller and keeps it, or frees it when memory is short. */
void kept_network_put(struct kept_network *, const char *graph, struct network *network);

void kept_network_free(struct kept_network *);

#endif
