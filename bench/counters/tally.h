/* Counts events in one thread, over stretches: between begin and end. */
#ifndef BENCH_COUNTERS_TALLY_H
#define BENCH_COUNTERS_TALLY_H

#include "base/mem.h"
#include "bench/counters/backend.h"
#include "bench/counters/event_sum.h"

enum { PASS_LISTS = 6 }; /* back ends at work at once, at most */

/* Events that one back end counts together. */
struct event_list {
    const struct backend *backend;
    int count;
    char event[SET_EVENTS][EVENT_NAME];
    int machine[SET_EVENTS]; /* counted by thread 0 alone */
};

/* What is counted in one repetition. */
struct pass {
    int lists;
    struct event_list list[PASS_LISTS];
};

/* One list in one thread. */
struct tally {
    void *set;             /* NULL: nothing to count, or it failed */
    int index[SET_EVENTS]; /* of the set's events in the list      */
    int count;             /* of the set's events                  */
    struct reading begin;
    struct reading sum; /* values: of the list's events */
    int failed;
    struct err err; /* of the first failure */
};

struct worker {
    _Alignas(CACHE_LINE) struct tally tally[PASS_LISTS];
};

/* All in the thread that is counted. What fails is noted in its tally. */
void worker_open(struct worker *, const struct pass *, int thread);
void worker_begin(struct worker *, const struct pass *);
void worker_end(struct worker *, const struct pass *);
void worker_close(struct worker *, const struct pass *);

/* Why the worker's list cannot be trusted: opening or reading failed, or the kernel counted only a
 * part of the time. 0 when it can. */
int tally_check(const struct tally *, struct err *);

#endif
