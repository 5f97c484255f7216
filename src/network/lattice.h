/* What grid and torus share: nodes in rows and columns, node = row * columns + column. */
#ifndef NETWORK_LATTICE_H
#define NETWORK_LATTICE_H

#include "network/network.h"

#include <limits.h>

struct lattice_params {
    int rows; /* 0: as nearly square as `nodes` divides */
};

#define LATTICE_ROWS                                                                               \
    {                                                                                              \
        .name = "rows", .type = OPTION_INT, .offset = offsetof(struct lattice_params, rows),       \
        .low = 1, .high = INT_MAX, .unit = "nodes",                                                \
        .help = "rows, a divisor of the number of nodes; unset: as square as possible"             \
    }

/* periodic: the last row hears the first, the last column the first. */
int lattice_make(int nodes, const struct lattice_params *, int periodic, struct edges *,
                 struct err *);

#endif
