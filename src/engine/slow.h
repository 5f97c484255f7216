/* A straggler: see struct slow. Internal to the engine. */
#ifndef ENGINE_SLOW_H
#define ENGINE_SLOW_H

#include "base/clock.h"
#include "engine/digest.h"
#include "engine/engine.h"

/* 1 when the thread is slow in iteration n: a hash of trial, thread and iteration draws it. */
static inline int is_slow(const struct plan *plan, int trial, int thread, int n)
{
    const struct slow *slow = &plan->slow;
    if (slow->by <= 1 || (slow->thread >= 0 && slow->thread != thread))
        return 0;
    uint64_t draw =
        digest_mix(plan->source->seed ^ digest_mix((uint64_t)trial << 32 | (uint32_t)n));
    return (double)(digest_mix(draw + (uint64_t)thread) >> 11) * 0x1p-53 < slow->share;
}

/* Spins until the time since `begin`, in clock_ticks, is `by` times as long. */
static inline void linger(uint64_t begin, double by)
{
    uint64_t now = clock_ticks(), end = begin + (uint64_t)(by * (double)(now - begin));
    while (now < end)
        now = clock_ticks();
}

#endif
