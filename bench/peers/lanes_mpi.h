/* The transport of ranks by MPI. Internal to builds with MPI. */
#ifndef BENCH_PEERS_LANES_MPI_H
#define BENCH_PEERS_LANES_MPI_H

#include "engine/ranks.h"

#include <mpi.h>

/* Messages travel over a communicator of their own. `tell` is called in one process when another
 * one gives no sign; then all are ended. */
const struct transport *lanes_open(MPI_Comm, void (*tell)(const struct err *));

#endif
