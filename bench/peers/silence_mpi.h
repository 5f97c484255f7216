/* A process that gives no sign, found by those that wait. Internal to builds with MPI. */
#ifndef BENCH_PEERS_SILENCE_MPI_H
#define BENCH_PEERS_SILENCE_MPI_H

#include "base/err.h"

#include <mpi.h>

void silence_init(int processes, void (*tell)(const struct err *));

/* Called again and again by a process that waits, with the seconds that it has waited. After a
 * while it tells the others that it waits; those that do not are silent. The first of those that
 * wait then calls `tell` and ends all. */
void silence_watch(MPI_Comm, double waited);

/* It no longer waits. */
void silence_over(MPI_Comm);

#endif
