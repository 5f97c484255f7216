/* Whether the processors were slowed down while a comparison ran, to cool or to save power.
 *
 * Where the hardware reports it, the kernel counts such events for each core and package; a count
 * that grows decides. Elsewhere, as in most guests, a probe of the clock decides: a chain of
 * additions, one cycle each, timed at the end of each pair. It has to fall below 0.4 of its fastest
 * in a quarter of the pairs, of at least eight: turbo takes less, and a program on the other thread
 * of the core takes half. */
#ifndef BENCH_AB_AB_THROTTLE_H
#define BENCH_AB_AB_THROTTLE_H

#include "bench/common/host.h"

enum { THROTTLE_CLOCKS = 1000 };

struct ab_throttle {
    struct host host;
    double before; /* throttle_count when the comparison began                       */
    double events; /* counted since then, once it has ended; NAN: they are not counted */
    double clock[THROTTLE_CLOCKS];
    size_t clocks;
};

/* The machine that runs this; its files lie below host_root. */
void ab_throttle_begin(struct ab_throttle *);

void ab_throttle_end(struct ab_throttle *);

/* Adds the clock at the end of a pair; NAN, which is unknown, is left out. */
void ab_throttle_add(struct ab_throttle *, double clock);

/* The clock's lower quartile and its fastest; NAN without any. */
void ab_throttle_clocks(const struct ab_throttle *, double *low, double *fastest);

/* 1 when they were slowed down. */
int ab_throttle_seen(const struct ab_throttle *);

#endif
