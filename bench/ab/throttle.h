/* Whether the processors were slowed down while a comparison ran, to cool or to save power.
 *
 * Where the hardware reports it, the kernel counts such events for each core and package; a count
 * that grows decides. Elsewhere, as in most guests, a probe of the clock decides: a chain of
 * additions, one cycle each, timed at the end of each pair. It has to fall below 0.7 of its fastest
 * in a quarter of the pairs: turbo gives and takes less than that while a processor is busy. */
#ifndef BENCH_AB_THROTTLE_H
#define BENCH_AB_THROTTLE_H

#include "bench/common/host.h"

enum { THROTTLE_CLOCKS = 1000 };

struct throttle {
    struct host host;
    long long before; /* events until the comparison began; -1: they are not counted */
    long long events; /* since, when it ended; -1 likewise */
    double clock[THROTTLE_CLOCKS];
    size_t clocks;
};

/* The machine that runs this; its files lie below SLABMARK_ROOT, where that is set: for tests. */
void throttle_begin(struct throttle *);

void throttle_end(struct throttle *);

/* Adds the clock at the end of a pair; NAN, which is unknown, is left out. */
void throttle_add(struct throttle *, double clock);

/* The clock's lower quartile and its fastest; NAN without any. */
void throttle_clocks(const struct throttle *, double *low, double *fastest);

/* 1 when they were slowed down. */
int throttle_seen(const struct throttle *);

/* Additions a second in a chain, on the processor that we run on. */
double throttle_clock(void);

#endif
