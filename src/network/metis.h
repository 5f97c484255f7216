/* METIS, where the build has it. Internal to network/partition.c. */
#ifndef NETWORK_METIS_H
#define NETWORK_METIS_H

#include "network/network.h"

/* Sets part[k] of each node, by METIS_PartGraphKway with a fixed seed: few arcs between parts,
 * whose sizes differ little. 2 <= parts <= nodes. Returns 0, or -1 and err. */
int metis_divide(const struct network *, int parts, int32_t *part, struct err *);

#endif
