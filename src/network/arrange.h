/* Arranging the nodes of a network in memory, so that neighbours lie near each other.
 *
 * A combination reads the rows of a node's neighbours. In a large network whose nodes are numbered
 * without regard to who hears whom, each of them comes from memory; where neighbours lie near each
 * other, the caches still hold it. */
#ifndef NETWORK_ARRANGE_H
#define NETWORK_ARRANGE_H

#include "base/layout.h"
#include "network/network.h"

/* Reverse Cuthill-McKee [Cuthill, McKee, ACM 1969; George 1971]: breadth first from a node at the
 * rim, neighbours of few neighbours first, all backwards. Components one after the other. */
int arrange_cuthill_mckee(struct layout *, const struct network *, struct err *);

/* NATURAL: by number. NEAR: Cuthill-McKee's. AUTO: that where it pays for rows of so many bytes,
 * since it brings many neighbours near that were far. */
enum layout_choice { LAYOUT_AUTO, LAYOUT_NATURAL, LAYOUT_NEAR };
int arrange_choose(struct layout *, enum layout_choice, const struct network *, size_t row_bytes,
                   struct err *);

/* 0 when arrange_choose will keep to the numbers for certain. */
int arrange_tries(enum layout_choice, const struct network *, size_t row_bytes);

/* The share of arcs, a node's own aside, whose ends lie at most `reach` places apart. */
double arrange_near(const struct layout *, const struct network *, int64_t reach);

/* The network with places for nodes: row and column numbers are places, weights stay with their
 * arcs, and every row goes on in ascending order of nodes, so that sums are the same. */
int arrange_network(const struct layout *, const struct network *, struct network *arranged,
                    struct err *);

#endif
