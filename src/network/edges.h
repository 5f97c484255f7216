/* Lists of edges as people write them: each edge once or twice, either way round, in any order. */
#ifndef NETWORK_EDGES_H
#define NETWORK_EDGES_H

#include "network/network.h"

/* The lower end of each edge first, the edges ascending. */
void edges_sort(struct edges *);

/* Sorts, and drops edges that are there already. */
void edges_simplify(struct edges *);

/* One more edge of a list that began empty. */
int edges_append(struct edges *, int32_t a, int32_t b, struct err *);

void edges_free(struct edges *);

#endif
