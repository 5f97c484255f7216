/* Compressed rows (see network.h), without weights. */
#ifndef NETWORK_COMPRESS_H
#define NETWORK_COMPRESS_H

#include "network/network.h"

/* Allocates first[], and column[] and weight[] with `entries` zeros. Returns 0, or -1 and err; then
 * nothing is allocated. The caller frees with network_free. */
int compress_allocate(struct network *, int nodes, int64_t entries, struct err *);

/* Builds the pattern of undirected edges. Every node is in its own row; weights are 0. Returns 0,
 * or -1 and err. */
int compress(struct network *, const struct edges *, struct err *);

#endif
