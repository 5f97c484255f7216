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

static const reals *combine(const struct kernels *kernels, size_t taps,
                            const struct combination *of, reals *space)
{
    const reals *row = combination_row(of, kernels->precision);
    if (!row)
        kernels->combine(taps, of, space);
    return row ? row : space;
}

const reals *arena_combine(const struct arena *arena, int place, int n, reals *space)
{
    const struct plan *plan = arena->plan;
    struct combination of = neighbourhood(arena, place, n);
    return combine(plan->kernels, (size_t)plan->source->taps, &of, space);
}

const reals *arena_combine_for(const struct arena *arena, struct seat *seat, int place,
                               reals *space)
{
    const struct algorithm *algorithm = arena->plan->algorithm;
    struct combination of = neighbourhood(arena, place, seat->instant);
    return algorithm->combine ? algorithm->combine(seat, &of, space)
                              : combine(seat->kernels, (size_t)seat->taps, &of, space);
}
