/* While a repetition runs each thread keeps to a processor of its own, first to one thread of each
 * core, as it does while ceilings are measured. */
#ifndef BENCH_MEASURE_PIN_H
#define BENCH_MEASURE_PIN_H

#include "engine/engine.h"

#include <sched.h>

struct pin {
    struct watch watch; /* a plan's; does nothing where threads are not pinned */
    int pinned;         /* 0: more threads than processors, or OMP_PROC_BIND decides */
    int *processor;     /* (threads,) heap */
    cpu_set_t *before;  /* (threads,) heap: given back when the run ends */
};

int pin_init(struct pin *, int threads, struct err *);
void pin_free(struct pin *);

#endif
