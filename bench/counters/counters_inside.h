/* What counters.h hides; for the files of this folder. */
#ifndef BENCH_COUNTERS_COUNTERS_INSIDE_H
#define BENCH_COUNTERS_COUNTERS_INSIDE_H

#include "bench/counters/counters.h"
#include "bench/counters/request.h"
#include "bench/counters/tally.h"
#include "engine/engine.h"

/* A quantity, and what counts it. */
struct counter {
    struct counted counted;
    struct quantity own; /* of an event of one's own: counted.quantity points here */
    char name[EVENT_NAME + 16];
    const struct backend *backend; /* NULL: none can */
    struct event_sum sum;
    int list, slot[EVENT_TERMS]; /* of the sum's terms in the pass */
    double *value;               /* (threads,) */
};

struct counters {
    struct counter_ground ground;
    struct tables own; /* read by counters_open; {0} otherwise */
    int threads;
    struct counter *counter;
    int count;
    struct pass *pass;
    int passes, current;
    struct worker *worker; /* (threads,) */
    struct watch watch;
};

/* Finds what counts each quantity, by trying, and deals the events to passes. */
int counters_choose(struct counters *, const struct request *, struct err *);

/* The counter's value in one thread's tallies. */
double counter_value(const struct counter *, const struct worker *);

/* Appends "; text" unless it stands there already. */
void counter_add_reason(struct counted *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
