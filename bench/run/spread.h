/* Networks that the processes of mpirun share. Process 0 runs a scenario as one process does.
 * Before each run of the engine it tells the others which case and which plan; they run the same
 * and keep nothing. */
#ifndef BENCH_RUN_SPREAD_H
#define BENCH_RUN_SPREAD_H

#include "bench/run/run.h"

/* 1 when processes share the network of a chosen case. */
int spread_wanted(const struct scenario *, const char *chosen, const struct checked *);

/* Process 0: from now on cases of this scenario, whose setups have these files, are announced. */
void spread_lead(const struct scenario *, struct files *);

/* Another process: runs what process 0 announces until it ends the scenario. Returns the exit code.
 */
int spread_serve(const struct scenario *, struct files *);

#endif
