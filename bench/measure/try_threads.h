/* `threads: auto` where the threads divide the nodes of one network. A small network may be fastest
 * on one thread, because rows that cross between cores cost more than is gained; so several numbers
 * are tried. Results have the same bits. */
#ifndef BENCH_MEASURE_TRY_THREADS_H
#define BENCH_MEASURE_TRY_THREADS_H

#include "engine/engine.h"

enum { MOST_TRIED = 14 }; /* powers of two up to 4096, and the most */

struct tried {
    int count, chosen; /* 0: none was tried; an index */
    struct {
        int threads;
        double ns; /* per update */
    } of[MOST_TRIED];
    char text[16 * MOST_TRIED]; /* "1: 103; 2: 309" */
};

/* Times a short trial of the plan with 1, 2, 4 ... plan->threads threads, in turns. Sets
 * plan->threads to the fastest number; of numbers within a few per cent to the smallest. `curves`
 * is the outcome of the run of its curves. A network whose iteration takes milliseconds has work
 * for all threads: nothing is tried. That, a tick that stops a trial and a divergence leave the
 * plan's threads as they are. Returns 0, or -1 and err. */
int try_threads(struct plan *, const struct outcome *curves, struct tried *, struct err *);

/* The index of the choice. Pure. */
int try_threads_choose(const struct tried *);

#endif
