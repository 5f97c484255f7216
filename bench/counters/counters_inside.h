/* Internal to this folder: the types that counters.h declares only. */
#ifndef BENCH_COUNTERS_COUNTERS_INSIDE_H
#define BENCH_COUNTERS_COUNTERS_INSIDE_H

#include "bench/counters/counters.h"
#include "bench/counters/request.h"
#include "bench/counters/thread_counts.h"
#include "engine/engine.h"

/* A quantity and the events that count it. */
struct counter {
    struct counted counted;
    struct quantity own; /* for a user's own event: counted.quantity points here */
    char name[EVENT_NAME + 16];
    const struct backend *backend; /* NULL: none can count it */
    struct event_sum sum;
    int list, slot[EVENT_TERMS]; /* indices of the sum's terms in the pass */
    double *value;               /* (threads,) */
};

struct counters {
    struct counter_context context;
    struct tables own; /* read by counters_open; {0} otherwise */
    int threads;
    struct counter *counter;
    int count;
    struct pass *pass;
    int passes, current;
    struct thread_counts *thread; /* (threads,) */
    struct watch watch;
};

/* Finds the events of each quantity by probing, and distributes them over passes. Returns 0, or -1
 * and err. */
int counters_choose(struct counters *, const struct request *, struct err *);

/* The counter's value in one thread. */
double counter_value(const struct counter *, const struct thread_counts *);

/* Appends "; text" unless the text contains it already. */
void counter_add_reason(struct counted *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
