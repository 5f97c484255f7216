/* What a rank keeps of a network: the rows of its nodes. It has numbers of its own for the nodes
 * that concern it: 0 .. own-1 are its nodes in ascending order, the halo follows by rank and node.
 * The whole network is needed no more once the shares are made. Internal to the engine. */
#ifndef ENGINE_SHARE_H
#define ENGINE_SHARE_H

#include "engine/crossing.h"

struct share {
    int32_t *node;          /* (own + halo,) of each number */
    struct network network; /* by number: a row of the halo has only itself, but the leader's */
    int64_t arcs;           /* of the network */
    int leader;             /* its number; -1: none */
    struct crossings sent;  /* own numbers */
    struct crossings received;
};

/* Bytes that it holds. */
size_t share_bytes(const struct ranks *);

#endif
