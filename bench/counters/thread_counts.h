/* Counts events in one thread, over stretches: between begin and end. */
#ifndef BENCH_COUNTERS_THREAD_COUNTS_H
#define BENCH_COUNTERS_THREAD_COUNTS_H

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
struct list_counts {
    void *set;             /* NULL: nothing to count, or it failed */
    int index[SET_EVENTS]; /* of the set's events in the list      */
    int count;             /* of the set's events                  */
    struct reading begin;
    struct reading sum; /* values: of the list's events */
    int failed;
    struct err err; /* of the first failure */
};

struct thread_counts {
    _Alignas(CACHE_LINE) struct list_counts list[PASS_LISTS];
};

/* All in the thread that is counted. What fails is noted in its counts. */
void thread_counts_open(struct thread_counts *, const struct pass *, int thread);
void thread_counts_begin(struct thread_counts *, const struct pass *);
void thread_counts_end(struct thread_counts *, const struct pass *);
void thread_counts_close(struct thread_counts *, const struct pass *);

/* Why the thread's list cannot be trusted: opening or reading failed, or the kernel counted only a
 * part of the time. 0 when it can. */
int list_counts_check(const struct list_counts *, struct err *);

#endif
