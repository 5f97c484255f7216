/* Orders the nodes of a network in memory so that neighbours are close together, or so that few of
 * them belong to different threads.
 *
 * A combination reads the rows of a node's neighbours. In a large network with arbitrary numbering,
 * each row comes from memory. If neighbours are close together, the caches still hold it. A row
 * that another thread has written comes from the cache of another core.
 *
 * Functions that fail return -1 and err: out of memory. The caller frees a layout with layout_free
 * and a network with network_free. Thread-safe. */
#ifndef NETWORK_ARRANGE_H
#define NETWORK_ARRANGE_H

#include "base/layout.h"
#include "network/network.h"
#include "network/partition.h"

/* Reverse Cuthill-McKee [Cuthill, McKee, ACM 1969; George 1971]: a breadth-first search from a
 * peripheral node, neighbours of low degree first; the order is then reversed. Components follow
 * one another. */
int arrange_cuthill_mckee(struct layout *, const struct network *, struct err *);

/* Part after part; in each the interior nodes first, then those on its border, both in reverse
 * Cuthill-McKee order. */
int arrange_cut(struct layout *, const struct network *, const struct partition *, struct err *);

/* NATURAL: by number. NEAR: reverse Cuthill-McKee. CUT: each of `shares` threads gets a part of a
 * partition. AUTO: NEAR if it pays for rows of this size, because it brings enough neighbours close
 * together. Sets *chosen to what was done. */
enum layout_choice { LAYOUT_AUTO, LAYOUT_NATURAL, LAYOUT_NEAR, LAYOUT_CUT };
int arrange_choose(struct layout *, enum layout_choice, const struct network *, size_t row_bytes,
                   int shares, enum layout_choice *chosen, struct err *);

/* 0 when arrange_choose is certain to keep the numbering. */
int arrange_tries(enum layout_choice, const struct network *, size_t row_bytes);

/* The fraction, 0 to 1, of arcs between different nodes whose ends are at most `reach` places
 * apart.
 */
double arrange_near(const struct layout *, const struct network *, int64_t reach);

/* The network with rows and columns numbered by place. Weights stay with their arcs. Each row keeps
 * its ascending order of nodes, so that sums have the same bits. */
int arrange_network(const struct layout *, const struct network *, struct network *arranged,
                    struct err *);

#endif
