/* Shared by grid and torus: nodes in rows and columns, node = row * columns + column. */
#ifndef NETWORK_LATTICE_H
#define NETWORK_LATTICE_H

#include "network/network.h"

struct lattice_params {
    int rows; /* 0: as nearly square as `nodes` divides */
};

extern const struct option lattice_rows[1];

/* periodic 1: the last row and column hear the first ones. Returns 0, or -1 and err: `rows` does
 * not divide the nodes, or out of memory. */
int lattice_make(int nodes, const struct lattice_params *, int periodic, struct edges *,
                 struct err *);

#endif
