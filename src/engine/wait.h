/* Waiting for another thread: spin with a pause, then yield, so that more threads than cores still
 * make progress. */
#ifndef ENGINE_WAIT_H
#define ENGINE_WAIT_H

#include <sched.h>
#include <stdatomic.h>

enum {
    SPINS_BEFORE_YIELD = 50
}; /* some 2 us: with busy cores, more of them was all that meeting cost */

static inline void pause_cpu(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static inline void rest(int spins)
{
    if (spins < SPINS_BEFORE_YIELD)
        pause_cpu();
    else
        sched_yield();
}

/* Return once *counter >= value, or is no longer `old`, with everything visible that its writer had
 * released. */
static inline void wait_until(const atomic_int *counter, int value)
{
    for (int spins = 0; atomic_load_explicit(counter, memory_order_acquire) < value; spins++)
        rest(spins);
}

static inline void wait_for_change(const atomic_uint *counter, unsigned old)
{
    for (int spins = 0; atomic_load_explicit(counter, memory_order_acquire) == old; spins++)
        rest(spins);
}

#endif
