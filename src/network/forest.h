/* Union-find: counts the components of a graph. */
#ifndef NETWORK_FOREST_H
#define NETWORK_FOREST_H

#include "base/err.h"

#include <stdint.h>

struct forest {
    int32_t *parent; /* (nodes,) */
    int trees;       /* components so far */
};

/* Returns 0, or -1 and err when out of memory. Joining merges the components of a and b, both in
 * 0 .. nodes-1. forest_free releases the array. */
int forest_init(struct forest *, int nodes, struct err *);
void forest_join(struct forest *, int32_t a, int32_t b);
void forest_free(struct forest *);

#endif
