/* A back end counts events: PAPI, Linux's perf, ... One file for each, counters_<name>.c, listed in
 * counters.def in the order in which `auto` tries them. */
#ifndef BENCH_COUNTERS_BACKEND_H
#define BENCH_COUNTERS_BACKEND_H

#include "base/err.h"

#include <stddef.h>

enum { SET_EVENTS = 32 }; /* in one set at most */

/* What a set has counted since it was opened. */
struct reading {
    double value[SET_EVENTS]; /* an event each, in the order of open */
    /* Seconds that the set wanted to count, and did: less when the kernel gave its counters to
     * others in between. Both 0 where that cannot happen. */
    double wanted, counted;
};

struct backend {
    const char *name, *summary;
    int replays; /* 1: counts in another process, later; open, read, close are NULL */
    /* 1: usable here, else 0. The text describes what it offers, or why not and what helps. */
    int (*state)(char *text, size_t size);
    /* 1: the event counts the machine, not the thread. NULL: none does. */
    int (*machine_wide)(const char *event);
    /* Starts `count` events together for the calling thread. NULL and err when they cannot be. */
    void *(*open)(const char *const *event, int count, struct err *);
    int (*read)(void *set, struct reading *, struct err *);
    void (*close)(void *set); /* in the thread that opened */
};
#define BACKEND(id) extern const struct backend backend_##id;
#include "bench/counters/counters.def"
#undef BACKEND
extern const struct backend *const backends[]; /* NULL-terminated */

#endif
