/* Union-find: counts the components of a graph. */
#ifndef NETWORK_FOREST_H
#define NETWORK_FOREST_H

#include "base/err.h"

#include <stdint.h>

struct forest {
    int32_t *parent; /* (nodes,) */
    int trees;       /* components so far */
};

int forest_init(struct forest *, int nodes, struct err *);
void forest_join(struct forest *, int32_t a, int32_t b);
void forest_free(struct forest *);

#endif
