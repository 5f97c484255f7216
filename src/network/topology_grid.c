#include "network/lattice.h"

static int grid_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                     struct err *err)
{
    (void)seed;
    return lattice_make(nodes, params, 0, edges, err);
}

const struct topology topology_grid = {
    .variant = {.name = "grid",
                .summary = "rows and columns; inner nodes hear four neighbours",
                .options = OPTIONS(lattice_rows, struct lattice_params)},
    .make = grid_make,
};
