/* Compressed rows (see network.h), without weights. */
#ifndef NETWORK_COMPRESS_H
#define NETWORK_COMPRESS_H

#include "network/network.h"

/* Allocates first[], and column[] and weight[] with `entries` zeros. On failure nothing stays
 * allocated. */
int compress_allocate(struct network *, int nodes, int64_t entries, struct err *);

/* The pattern of undirected edges. Every node is in its own row. Weights are 0. */
int compress(struct network *, const struct edges *, struct err *);

#endif
