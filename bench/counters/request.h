/* A parsed request, "papi,perf,cycles,perf:r01c7": what to count, and with which back ends. */
#ifndef BENCH_COUNTERS_REQUEST_H
#define BENCH_COUNTERS_REQUEST_H

#include "bench/counters/counters.h"
#include "bench/counters/event_sum.h"

enum { REQUEST_BACKENDS = 8, REQUEST_EVENTS = 16 };

struct request {
    const struct backend *backend[REQUEST_BACKENDS]; /* in the order to try, NULL-terminated */
    int backends;
    int every;     /* 1: every quantity of the tables */
    int *quantity; /* (quantities,) 1: named */
    int events;
    struct {
        const struct backend *backend;
        char word[EVENT_NAME + 16]; /* papi:NAME */
        const char *event;          /* NAME, in word */
    } event[REQUEST_EVENTS];
};

/* Returns 0, or -1 and err with a suggestion for an unknown word. */
int request_parse(struct request *, const struct counter_context *, const char *text, struct err *);
void request_free(struct request *);

#endif
