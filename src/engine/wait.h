/* Waiting for another thread: spin with a pause as long as patience lasts, then yield, so that more
 * threads than cores still make progress. */
#ifndef ENGINE_WAIT_H
#define ENGINE_WAIT_H

#include <sched.h>
#include <stdatomic.h>

/* Spins before a wait yields. On a core of its own a thread has some 2 us of patience: with cores
 * that others keep busy, more was all that meeting cost. Where threads share cores it has none: a
 * spin would hold up whoever is waited for. */
enum { PATIENCE_ALONE = 50, PATIENCE_CROWDED = 0 };

static inline void pause_cpu(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static inline void rest(int spins, int patience)
{
    if (spins < patience)
        pause_cpu();
    else
        sched_yield();
}

/* Return once *counter >= value, or is no longer `old`, with everything visible that its writer had
 * released. */
static inline void wait_until(const atomic_int *counter, int value, int patience)
{
    for (int spins = 0; atomic_load_explicit(counter, memory_order_acquire) < value; spins++)
        rest(spins, patience);
}

static inline void wait_for_change(const atomic_uint *counter, unsigned old, int patience)
{
    for (int spins = 0; atomic_load_explicit(counter, memory_order_acquire) == old; spins++)
        rest(spins, patience);
}

#endif
