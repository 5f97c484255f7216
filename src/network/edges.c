#include "network/edges.h"

#include "base/mem.h"

#include <stdlib.h>

static int compare_edges(const void *a, const void *b)
{
    const int32_t *p = a, *q = b;
    int first = (p[0] > q[0]) - (p[0] < q[0]);
    return first ? first : (p[1] > q[1]) - (p[1] < q[1]);
}

void edges_sort(struct edges *edges)
{
    for (size_t e = 0; e < edges->count; e++) {
        int32_t *edge = edges->edge[e], a = edge[0], b = edge[1];
        edge[0] = a < b ? a : b;
        edge[1] = a < b ? b : a;
    }
    if (edges->count)
        qsort(edges->edge, edges->count, sizeof *edges->edge, compare_edges);
}

void edges_simplify(struct edges *edges)
{
    size_t kept = 0;
    edges_sort(edges);
    for (size_t e = 0; e < edges->count; e++) {
        const int32_t *edge = edges->edge[e];
        if (kept && !compare_edges(edges->edge[kept - 1], edge))
            continue;
        edges->edge[kept][0] = edge[0];
        edges->edge[kept++][1] = edge[1];
    }
    edges->count = kept;
}

int edges_append(struct edges *edges, int32_t a, int32_t b, struct err *err)
{
    if (mem_grow(&edges->edge, edges->count, sizeof *edges->edge, err))
        return -1;
    edges->edge[edges->count][0] = a;
    edges->edge[edges->count++][1] = b;
    return 0;
}

void edges_free(struct edges *edges)
{
    free(edges->edge);
    free(edges->id);
    *edges = (struct edges){0};
}
