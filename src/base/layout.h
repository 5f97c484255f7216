/* Where nodes lie in memory: their places. Only places change with a layout: streams of data, sums
 * and results go by nodes. network/arrange.h finds the one that pays. */
#ifndef BASE_LAYOUT_H
#define BASE_LAYOUT_H

#include <assert.h>
#include <stdint.h>

struct layout {
    int32_t *node;  /* (nodes,) of a place; NULL: every node is at the place of its number */
    int32_t *place; /* (nodes,) of a node, or NULL */
};

extern const struct layout layout_natural;

void layout_free(struct layout *);

static inline int layout_node(const struct layout *layout, int place)
{
    assert(place >= 0 && !layout->node == !layout->place);
    return layout->node ? layout->node[place] : place;
}

static inline int layout_place(const struct layout *layout, int node)
{
    assert(node >= 0 && !layout->node == !layout->place);
    return layout->place ? layout->place[node] : node;
}

#endif
