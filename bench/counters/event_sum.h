/* A sum of events that counts a quantity: one event, or several with factors, "2*r4c7 + 4*r10c7".
 */
#ifndef BENCH_COUNTERS_EVENT_SUM_H
#define BENCH_COUNTERS_EVENT_SUM_H

#include "base/err.h"

enum { EVENT_NAME = 96, EVENT_TERMS = 8 };

struct event_sum {
    int terms;
    struct {
        double factor;
        char event[EVENT_NAME];
    } term[EVENT_TERMS];
};

/* Parses a sum. Returns 0, or -1 and err. */
int event_sum_parse(struct event_sum *, const char *text, struct err *);

#endif
