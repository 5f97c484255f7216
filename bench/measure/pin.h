/* While a repetition runs each thread keeps to a processor of its own, first to one thread of each
 * core, as it does while ceilings are measured, or to the cores that the case asks for. A single
 * thread takes the idlest processor. Processors that another run has claimed are left to it; where
 * all are claimed a single thread shares the idlest one, and several threads float. */
#ifndef BENCH_MEASURE_PIN_H
#define BENCH_MEASURE_PIN_H

#include "bench/scenario/timing_settings.h"
#include "engine/engine.h"

#include <sched.h>
#include <stdatomic.h>

struct pin {
    struct watch watch; /* for a plan; does nothing when threads are not pinned */
    int threads;
    struct word_and_number cores; /* that the case asks for */
    int *processor;               /* (threads,) heap; NULL: threads float             */
    int *claim;                   /* (threads,) heap: descriptors, see claim.h; -1: none */
    cpu_set_t *before;            /* (threads,) heap: given back when the run ends    */
    atomic_int refused;           /* times that the system did not let a thread move  */
    const char *why;              /* why threads float; NULL: they do not             */
    int shared; /* 1: other runs have claimed processors that these threads need */
};

/* Claims the processors. When that is impossible, *pin does nothing and pin->why gives the reason.
 * Returns 0, or -1 and err when out of memory. pin_free releases the claims. */
int pin_init(struct pin *, int threads, struct word_and_number cores, struct err *);
void pin_free(struct pin *);

/* The reason why a thread was not pinned, static; NULL: all were. Call it after the run. */
const char *pin_failed(const struct pin *);

#endif
