/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "engine/arena.h"

const double *arena_combine(const struct arena *arena, int node, int n, double *space)
{
    const struct network *network = arena->network;
    const double *rows = arena_rows(arena, n);
    int64_t first = network->first[node];
    int heard = (int)(network->first[node + 1] - first);
    if (heard == 1 && network->weight[first] == 1)
        return rows + (size_t)network->column[first] * arena->row;
    arena->plan->kernels->combine((size_t)arena->plan->source->taps, heard, network->weight + first,
                                  network->column + first, rows, arena->row, space);
    return space;
}
