/* A back end counts events: PAPI, Linux's perf, ... Each is a file counters_<name>.c, listed in
 * counters.def in the order in which `auto` tries them. */
#ifndef BENCH_COUNTERS_BACKEND_H
#define BENCH_COUNTERS_BACKEND_H

#include "base/err.h"

#include <stddef.h>

enum { SET_EVENTS = 32 }; /* the most events in a set */

/* The counts of a set since it was opened. */
struct reading {
    double value[SET_EVENTS]; /* one per event, in the order of open */
    /* Seconds that the set was enabled, and that it counted. The latter is smaller if the kernel
     * gave its counters to others meanwhile. Both are 0 if that is impossible. */
    double wanted, counted;
};

struct backend {
    const char *name, *summary;
    int replays; /* 1: counts later, in another process; open, read, close are NULL */
    /* Returns 1 when usable on this machine, else 0. The text (size,) describes what it offers, or
     * the reason and the remedy. */
    int (*state)(char *text, size_t size);
    /* Returns 1 when an event counts the whole machine, not the thread. NULL: no event does. */
    int (*machine_wide)(const char *event);
    /* Starts `count` events together for the calling thread; returns the set, or NULL and err. */
    void *(*open)(const char *const *event, int count, struct err *);
    int (*read)(void *set, struct reading *, struct err *);
    void (*close)(void *set); /* to be called, like read, by the thread that opened it */
};
#define BACKEND(id) extern const struct backend backend_##id;
#include "bench/counters/counters.def"
#undef BACKEND
extern const struct backend *const backends[]; /* NULL-terminated */

#endif
