/* The transport of ranks by MPI. Internal to builds with MPI. */
#ifndef BENCH_PEERS_LANES_MPI_H
#define BENCH_PEERS_LANES_MPI_H

#include "engine/ranks.h"

#include <mpi.h>

/* Called by all processes together. Messages travel over a communicator of their own. Returns 0, or
 * -1 and err when out of memory. */
int lanes_open(MPI_Comm, struct err *);

/* `tell` is called in one process when another one gives no sign; then all are ended. */
const struct transport *lanes_transport(void (*tell)(const struct err *));

#endif
