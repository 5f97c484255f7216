/* Lists of edges as users write them: each edge once or twice, its ends in either order, and the
 * edges in any order. */
#ifndef NETWORK_EDGES_H
#define NETWORK_EDGES_H

#include "network/network.h"

/* Puts the lower end of each edge first and sorts the edges in ascending order. */
void edges_sort(struct edges *);

/* Sorts, and drops edges that are there already. */
void edges_simplify(struct edges *);

/* Appends an edge to a list that began as {0}. Returns 0, or -1 and err when out of memory. */
int edges_append(struct edges *, int32_t a, int32_t b, struct err *);

void edges_free(struct edges *);

#endif
