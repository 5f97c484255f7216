/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "engine/arena.h"

static struct combination neighbourhood(const struct arena *arena, int place, int n)
{
    const struct network *network = arena->network;
    int64_t first = network->first[place];
    return (struct combination){.count = (int)(network->first[place + 1] - first),
                                .weight = network->weight + first,
                                .column = network->column + first,
                                .rows = arena_rows(arena, n),
                                .stride = arena->row};
}

const reals *arena_combine(const struct arena *arena, int place, int n, reals *space)
{
    const struct plan *plan = arena->plan;
    struct combination of = neighbourhood(arena, place, n);
    return kernels_combined(plan->kernels, (size_t)plan->source->taps, &of, space);
}

const reals *arena_combine_for(const struct arena *arena, struct seat *seat, int place,
                               reals *space)
{
    const struct algorithm *algorithm = arena->plan->algorithm;
    struct combination of = neighbourhood(arena, place, seat->instant);
    return algorithm->combine ? algorithm->combine(seat, &of, space)
                              : kernels_combined(seat->kernels, (size_t)seat->taps, &of, space);
}
