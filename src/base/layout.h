/* The order of the nodes in memory. A node's position is its place. A layout changes places only:
 * random streams, sums and results are indexed by node. network/arrange.h chooses a layout. */
#ifndef BASE_LAYOUT_H
#define BASE_LAYOUT_H

#include <assert.h>
#include <stdint.h>

struct layout {
    int32_t *node;  /* (nodes,) the node at a place; NULL: place and node are equal */
    int32_t *place; /* (nodes,) the place of a node, or NULL. A rank's part of a network has none */
};

extern const struct layout layout_natural;

/* Frees both arrays, which the layout owns. */
void layout_free(struct layout *);

static inline int layout_node(const struct layout *layout, int place)
{
    assert(place >= 0);
    return layout->node ? layout->node[place] : place;
}

static inline int layout_place(const struct layout *layout, int node)
{
    assert(node >= 0 && !layout->node == !layout->place);
    return layout->place ? layout->place[node] : node;
}

#endif
