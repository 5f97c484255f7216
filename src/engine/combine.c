/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "engine/arena.h"

const reals *arena_combine(const struct arena *arena, int node, int n, reals *space)
{
    const struct network *network = arena->network;
    int64_t first = network->first[node];
    int heard = (int)(network->first[node + 1] - first);
    if (heard == 1 && network->weight[first] == 1)
        return arena_row(arena, n, network->column[first]);
    arena->plan->kernels->combine((size_t)arena->plan->source->taps, heard, network->weight + first,
                                  network->column + first, arena_rows(arena, n), arena->row, space);
    return space;
}
