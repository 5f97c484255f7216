/* Networks that the processes of mpirun share. Process 0 runs a scenario as one process does: it
 * alone draws a network and divides it, and gives each process its share. Before each run of the
 * engine it tells the others which case and which plan; they run the same and keep nothing. */
#ifndef BENCH_RUN_SPREAD_H
#define BENCH_RUN_SPREAD_H

#include "bench/run/run.h"

struct setup;

/* 1 when processes share the network of a case. All agree on that, whatever cases they choose;
 * process 0 alone chooses and checks cases. */
int spread_wanted(const struct scenario *);

/* Process 0: from now on cases of this scenario, whose setups have these files, are announced. */
void spread_lead(const struct scenario *, struct files *);

/* Process 0, before a case runs, while the setup has the whole graph: gives the others their
 * shares; after it has run: the others no longer need them. Where processes share no network both
 * do nothing. Returns 0, or -1 and err. */
int spread_hand_out(struct setup *, struct err *);
void spread_take_back(struct setup *);

/* Another process: runs what process 0 announces until it ends the scenario. Returns the exit code.
 */
int spread_serve(const struct scenario *, struct files *);

#endif
