/* While a repetition runs each thread keeps to a processor of its own, first to one thread of each
 * core, as it does while ceilings are measured. A single thread takes the idlest processor.
 * Processors that another run has claimed are left to it; where all are claimed a single thread
 * shares the idlest one, and several threads float. */
#ifndef BENCH_MEASURE_PIN_H
#define BENCH_MEASURE_PIN_H

#include "engine/engine.h"

#include <sched.h>
#include <stdatomic.h>

struct pin {
    struct watch watch; /* a plan's; does nothing where threads are not pinned */
    int threads;
    int *processor;     /* (threads,) heap; NULL: threads float             */
    int *claim;         /* (threads,) heap: descriptors, see claim.h; -1: none */
    cpu_set_t *before;  /* (threads,) heap: given back when the run ends    */
    atomic_int refused; /* times that the system did not let a thread move  */
    const char *why;    /* why threads float; NULL: they do not             */
    int shared;         /* 1: other runs have claimed processors that these threads need */
};

int pin_init(struct pin *, int threads, struct err *);
void pin_free(struct pin *);

/* Why some thread was not on a processor of its own; NULL: each was. Once a run has ended. */
const char *pin_failed(const struct pin *);

#endif
