/* Counts events in one thread, between begin and end. */
#ifndef BENCH_COUNTERS_THREAD_COUNTS_H
#define BENCH_COUNTERS_THREAD_COUNTS_H

#include "base/mem.h"
#include "bench/counters/backend.h"
#include "bench/counters/event_sum.h"

enum { PASS_LISTS = 6 }; /* the most back ends that count at the same time */

/* Events that one back end counts together. */
struct event_list {
    const struct backend *backend;
    int count;
    char event[SET_EVENTS][EVENT_NAME];
    int machine[SET_EVENTS]; /* 1: counted by thread 0 only */
};

/* The events counted in one repetition. */
struct pass {
    int lists;
    struct event_list list[PASS_LISTS];
};

/* The counts of one list in one thread. */
struct list_counts {
    void *set;             /* the back end's; NULL: nothing to count, or it failed */
    int index[SET_EVENTS]; /* (count,) indices of the set's events in the list     */
    int count;             /* number of the set's events                           */
    struct reading begin;
    struct reading sum; /* values in the order of the list's events */
    int failed;
    struct err err; /* of the first failure */
};

struct thread_counts {
    _Alignas(CACHE_LINE) struct list_counts list[PASS_LISTS];
};

/* The counted thread itself calls all of these. A failure is recorded in its counts. */
void thread_counts_open(struct thread_counts *, const struct pass *, int thread);
void thread_counts_begin(struct thread_counts *, const struct pass *);
void thread_counts_end(struct thread_counts *, const struct pass *);
void thread_counts_close(struct thread_counts *, const struct pass *);

/* Returns 0 when the counts are valid, else -1 and err: opening or reading failed, or the kernel
 * counted only part of the time. */
int list_counts_check(const struct list_counts *, struct err *);

#endif
