/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "engine/arena.h"

const reals *arena_combine(const struct arena *arena, int place, int n, reals *space)
{
    const struct plan *plan = arena->plan;
    struct combination of = arena_combination(arena, n);
    arena_hear(arena, place, &of);
    return kernels_combined(plan->kernels, (size_t)plan->source->taps, &of, space);
}
