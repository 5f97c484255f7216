/* Waiting for another thread: spins up to a limit, then yields the processor, so that more threads
 * than cores make progress. */
#ifndef ENGINE_WAIT_H
#define ENGINE_WAIT_H

#include <sched.h>
#include <stdatomic.h>

/* Spins before a wait yields. A thread with its own core spins for about 2 us; where other programs
 * load the cores, a longer limit dominated the cost of a barrier. Threads that share cores do not
 * spin: that would delay the thread they wait for. */
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

/* Return when *counter >= value, or when it differs from `old`. Memory operations are acquire: what
 * the counter's writer released is then visible. */
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
