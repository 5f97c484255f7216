/* phi_k = sum over Nbr(k) of c_kl h_l(n). */
#include "base/clock.h"
#include "engine/arena.h"

#include <assert.h>
#include <string.h>

const reals *arena_combine(const struct arena *arena, int place, int n, reals *space)
{
    const struct plan *plan = arena->plan;
    struct combination of = arena_combination(arena, n);
    arena_hear(arena, place, &of);
    return kernels_combined(plan->kernels, (size_t)plan->source->taps, &of, space);
}

void arena_combine_all(const struct arena *arena, int thread, int n)
{
    const struct plan *plan = arena->plan;
    size_t bytes = row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    for (int place = arena_first(arena, thread); place < arena_first(arena, thread + 1); place++) {
        reals *own = arena_row(arena, n + 1, place);
        const reals *phi = arena_combine(arena, place, n, own);
        if (phi != own)
            memcpy(own, phi, bytes);
    }
}

void arena_combine_ahead(struct arena *arena, int thread, int n)
{
    assert(arena->leader < 0);
    arena_watch(arena->plan, begin, arena->first_thread + thread);
    double start = clock_seconds();
    arena_combine_all(arena, thread, n);
    arena->worker[thread].combined = n;
    arena->worker[thread].time.iterate += clock_seconds() - start;
    arena_watch(arena->plan, end, arena->first_thread + thread);
}
