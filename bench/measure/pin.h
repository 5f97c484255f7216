/* Pins each thread to its own processor during a repetition: first one hardware thread of each
 * core, then their siblings, as when ceilings are measured. Processors that another run has claimed
 * are not used. */
#ifndef BENCH_MEASURE_PIN_H
#define BENCH_MEASURE_PIN_H

#include "engine/engine.h"

#include <sched.h>
#include <stdatomic.h>

struct pin {
    struct watch watch; /* for a plan; does nothing when threads are not pinned */
    int threads;
    int *processor;     /* (threads,) heap; NULL: threads are not pinned    */
    int *claim;         /* (threads,) heap: descriptors, see claim.h        */
    cpu_set_t *before;  /* (threads,) heap: restored when the run ends      */
    atomic_int refused; /* how often the system refused to pin a thread     */
    const char *why;    /* why threads are not pinned, static; NULL: they are */
    int shared;         /* 1: another run has claimed processors that these threads need */
};

/* Claims the processors. When that is impossible, *pin does nothing and pin->why gives the reason.
 * Returns 0, or -1 and err when out of memory. pin_free releases the claims. */
int pin_init(struct pin *, int threads, struct err *);
void pin_free(struct pin *);

/* The reason why a thread was not pinned, static; NULL: all were. Call it after the run. */
const char *pin_failed(const struct pin *);

#endif
