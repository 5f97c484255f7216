/* The order in which nodes lie in memory: their places.
 *
 * A combination reads the rows of a node's neighbours. In a large network whose nodes are numbered
 * without regard to who hears whom, each of them comes from memory; where neighbours lie near each
 * other, the caches still hold it. Only places change: streams of data, sums and results go by
 * nodes. */
#ifndef NETWORK_LAYOUT_H
#define NETWORK_LAYOUT_H

#include "network/network.h"

struct layout {
    int32_t *node;  /* (nodes,) of a place; NULL: every node is at the place of its number */
    int32_t *place; /* (nodes,) of a node, or NULL */
};

extern const struct layout layout_natural;

/* Reverse Cuthill-McKee [Cuthill, McKee, ACM 1969; George 1971]: breadth first from a node at the
 * rim, neighbours of few neighbours first, all backwards. Components one after the other. */
int layout_cuthill_mckee(struct layout *, const struct network *, struct err *);

/* NATURAL: by number. NEAR: Cuthill-McKee's. AUTO: that where it pays for rows of so many bytes,
 * since it brings many neighbours near that were far. */
enum layout_choice { LAYOUT_AUTO, LAYOUT_NATURAL, LAYOUT_NEAR };
int layout_choose(struct layout *, enum layout_choice, const struct network *, size_t row_bytes,
                  struct err *);

/* 0 when layout_choose will keep to the numbers for certain. */
int layout_tries(enum layout_choice, const struct network *, size_t row_bytes);

void layout_free(struct layout *);

/* The share of arcs, a node's own aside, whose ends lie at most `reach` places apart. */
double layout_near(const struct layout *, const struct network *, int64_t reach);

/* The network with places for nodes: row and column numbers are places, weights stay with their
 * arcs, and every row goes on in ascending order of nodes, so that sums are the same. */
int layout_arrange(const struct layout *, const struct network *, struct network *arranged,
                   struct err *);

static inline int layout_node(const struct layout *layout, int place)
{
    return layout->node ? layout->node[place] : place;
}

static inline int layout_place(const struct layout *layout, int node)
{
    return layout->place ? layout->place[node] : node;
}

#endif
