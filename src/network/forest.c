#include "network/forest.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

int forest_init(struct forest *forest, int nodes, struct err *err)
{
    assert(nodes >= 1);
    forest->trees = nodes;
    forest->parent = mem_untouched((size_t)nodes, sizeof *forest->parent, err);
    if (!forest->parent)
        return -1;
    for (int32_t k = 0; k < nodes; k++)
        forest->parent[k] = k;
    return 0;
}

/* Path halving: shortens later searches. */
static int32_t find_root(int32_t *parent, int32_t k)
{
    while (parent[k] != k)
        k = parent[k] = parent[parent[k]];
    return k;
}

void forest_join(struct forest *forest, int32_t a, int32_t b)
{
    a = find_root(forest->parent, a);
    b = find_root(forest->parent, b);
    if (a == b)
        return;
    forest->parent[a > b ? a : b] = a < b ? a : b;
    forest->trees--;
    assert(forest->trees >= 1);
}

void forest_free(struct forest *forest)
{
    free(forest->parent);
    forest->parent = NULL;
}
