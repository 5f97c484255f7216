/* Curves of cases whose trials have different networks or levels. Each trial has its own setup; the
 * trials run one after the other and their outcomes are combined. A trial gives the same bits as in
 * a run of all trials on its network. */
#ifndef BENCH_RUN_REDRAWN_H
#define BENCH_RUN_REDRAWN_H

#include "bench/run/batch.h"

/* Fills batch->outcome, as engine_run_together does. Returns 0, or -1 and err. */
int redrawn_curves(struct batch *, struct files *, struct err *);

#endif
