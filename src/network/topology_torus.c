#include "network/lattice.h"

static int torus_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                      struct err *err)
{
    (void)seed;
    return lattice_make(nodes, params, 1, edges, err);
}

const struct topology topology_torus = {
    .variant = {.name = "torus",
                .summary = "a grid whose opposite borders are joined",
                .options = OPTIONS(lattice_rows, struct lattice_params)},
    .make = torus_make,
};
