/* Curves of cases whose trials have networks or levels of their own: a setup for each trial, run
 * one after the other, and their outcomes put together. A trial gives the same bits as in a run of
 * all trials on its network. */
#ifndef BENCH_RUN_REDRAWN_H
#define BENCH_RUN_REDRAWN_H

#include "bench/run/batch.h"

/* Fills batch->outcome, as engine_run_together does. */
int redrawn_curves(struct batch *, struct files *, struct err *);

#endif
