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

/* A node that hears one alone, mostly itself, takes its row as it is. */
static const reals *only_row(const struct arena *arena, int n, const struct combination *of)
{
    return of->count == 1 && of->weight[0] == 1 ? arena_row(arena, n, of->column[0]) : NULL;
}

const reals *arena_combine(const struct arena *arena, int place, int n, reals *space)
{
    struct combination of = neighbourhood(arena, place, n);
    const reals *only = only_row(arena, n, &of);
    if (only)
        return only;
    arena->plan->kernels->combine((size_t)arena->plan->source->taps, &of, space);
    return space;
}

const reals *arena_combine_for(const struct arena *arena, struct seat *seat, int place,
                               reals *space)
{
    if (!arena->plan->algorithm->asks_dot)
        return arena_combine(arena, place, seat->instant, space);
    const struct kernels *kernels = seat->kernels;
    size_t taps = (size_t)seat->taps;
    struct combination of = neighbourhood(arena, place, seat->instant);
    const reals *only = only_row(arena, seat->instant, &of);
    seat->dot =
        only ? kernels->dot(taps, seat->u, only) : kernels->combine_dot(taps, &of, seat->u, space);
    return only ? only : space;
}
