/* Random geometric graph: nodes drawn uniformly in the unit square hear those within a radius.
 *
 * The shortest pairs are kept, exactly as many as the mean degree requires. The radius follows, and
 * the border, where nodes have fewer neighbours, needs no correction.
 *
 * Nodes are numbered along vertical strips as wide as the radius, upwards in each. One sweep over
 * two strips finds the neighbours of a node, and consecutive nodes form a region of the square. */
#include "network/density.h"
#include "base/mem.h"
#include "base/random.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct point {
    int strip;
    double x, y;
};

struct node_pair {
    double distance2; /* squared */
    int32_t node[2];
};

struct node_pairs {
    struct node_pair *pair; /* (count,) */
    size_t count;
};

/* Random geometric graphs connect when N pi r^2 exceeds log N (Penrose, 1997). The border requires
 * more: 1.5 log N connects at least one draw in two, from 10 nodes to 10^6. */
static double chosen_degree(int nodes, const struct density_params *params)
{
    int given = params->mean_degree.word < 0;
    return given ? params->mean_degree.value : fmax(6, 1.5 * log(nodes));
}

static void draw_points(struct point *point, int nodes, uint64_t seed)
{
    for (int k = 0; k < nodes; k++) {
        struct random_stream stream = random_stream(seed, RANDOM_PER_NODE, 0, k, 0);
        point[k].x = random_uniform(&stream, 0);
        point[k].y = random_uniform(&stream, 1);
    }
}

static int by_strip_and_height(const void *a, const void *b)
{
    const struct point *p = a, *q = b;
    if (p->strip != q->strip)
        return p->strip < q->strip ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

static void sort_into_strips(struct point *point, int nodes, double radius)
{
    for (int k = 0; k < nodes; k++)
        point[k].strip = (int)(point[k].x / radius);
    qsort(point, (size_t)nodes, sizeof *point, by_strip_and_height);
}

static int keep_if_near(const struct point *point, int k, int l, double radius,
                        struct node_pairs *pairs, struct err *err)
{
    double dx = point[k].x - point[l].x, dy = point[k].y - point[l].y;
    double distance2 = dx * dx + dy * dy;
    if (distance2 > radius * radius)
        return 0;
    if (mem_grow(&pairs->pair, pairs->count, sizeof *pairs->pair, err))
        return -1;
    pairs->pair[pairs->count++] = (struct node_pair){distance2, {k, l}};
    return 0;
}

/* Collects every pair within the radius once: each node with those above it in its own strip, and
 * with those at its height in the next strip. The lower end `low` of the latter only moves up. */
static int sweep_strips(const struct point *point, int nodes, double radius,
                        struct node_pairs *pairs, struct err *err)
{
    int low = 0;
    for (int k = 0; k < nodes; k++) {
        int strip = point[k].strip;
        double bottom = point[k].y - radius, top = point[k].y + radius;
        for (int l = k + 1; l < nodes && point[l].strip == strip && point[l].y <= top; l++)
            if (keep_if_near(point, k, l, radius, pairs, err))
                return -1;
        while (low < nodes && (point[low].strip <= strip ||
                               (point[low].strip == strip + 1 && point[low].y < bottom)))
            low++;
        for (int l = low; l < nodes && point[l].strip == strip + 1 && point[l].y <= top; l++)
            if (keep_if_near(point, k, l, radius, pairs, err))
                return -1;
    }
    return 0;
}

/* Starts a little above the radius for a square without border (N pi r^2 = degree), and widens
 * until there are enough pairs. */
static int find_pairs(struct point *point, int nodes, size_t wanted, struct node_pairs *pairs,
                      struct err *err)
{
    assert(wanted >= 1 &&
           wanted <= (size_t)nodes * ((size_t)nodes - 1) / 2); /* otherwise the loop does not end */
    double radius = sqrt(2 * (double)wanted / M_PI) / nodes;
    for (radius *= 1.02 + radius / 2;; radius *= 1.1) {
        pairs->count = 0;
        sort_into_strips(point, nodes, radius);
        if (sweep_strips(point, nodes, radius, pairs, err))
            return -1;
        if (pairs->count >= wanted)
            return 0;
    }
}

static void swap_pairs(struct node_pair *a, struct node_pair *b)
{
    struct node_pair other = *a;
    *a = *b;
    *b = other;
}

/* Moves the `wanted` shortest pairs to the front (Hoare's FIND). */
static void select_shortest(struct node_pairs *pairs, size_t wanted)
{
    struct node_pair *pair = pairs->pair;
    ptrdiff_t boundary = (ptrdiff_t)wanted, low = 0, high = (ptrdiff_t)pairs->count - 1;
    while (low < high) {
        double pivot = pair[low + (high - low) / 2].distance2;
        ptrdiff_t i = low, j = high;
        while (i <= j) {
            while (pair[i].distance2 < pivot)
                i++;
            while (pair[j].distance2 > pivot)
                j--;
            if (i <= j)
                swap_pairs(&pair[i++], &pair[j--]);
        }
        if (j < boundary)
            low = i;
        if (i > boundary)
            high = j;
    }
}

static int copy_shortest(const struct node_pairs *pairs, size_t wanted, struct edges *edges,
                         struct err *err)
{
    assert(pairs->count >= wanted);
    edges->edge = mem_untouched(wanted, sizeof *edges->edge, err);
    if (!edges->edge)
        return -1;
    for (size_t e = 0; e < wanted; e++) {
        edges->edge[e][0] = pairs->pair[e].node[0];
        edges->edge[e][1] = pairs->pair[e].node[1];
    }
    edges->count = wanted;
    return 0;
}

static int geometric_make(int nodes, const void *params, uint64_t seed, struct edges *edges,
                          struct err *err)
{
    size_t wanted = density_edges(nodes, chosen_degree(nodes, params));
    if (!wanted)
        return 0;
    struct node_pairs pairs = {0};
    struct point *point = mem_untouched((size_t)nodes, sizeof *point, err);
    int status = -1;
    if (!point)
        return -1;
    draw_points(point, nodes, seed);
    if (find_pairs(point, nodes, wanted, &pairs, err))
        goto done;
    select_shortest(&pairs, wanted);
    status = copy_shortest(&pairs, wanted, edges, err);
done:
    free(pairs.pair);
    free(point);
    return status;
}

const struct topology topology_geometric = {
    .variant = {.name = "geometric",
                .summary = "nodes at random points hear those within a radius",
                .options = OPTIONS(density_rows, struct density_params)},
    .random = 1,
    .edge_bytes = 32,
    .make = geometric_make,
};
