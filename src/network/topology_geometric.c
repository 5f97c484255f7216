/* Random geometric graph: nodes drawn uniformly in the unit square hear those nearer than a radius.
 *
 * The radius is the one that leaves exactly as many edges as the mean degree asks for, so that the
 * border, where nodes have fewer neighbours, needs no correction: the shortest pairs are kept.
 *
 * Nodes are numbered along vertical strips as wide as the radius, upwards in each, so that the
 * neighbours of a node are found by one sweep over two strips, and a block of consecutive nodes is
 * a region of the square. */
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

struct pair {
    double distance2; /* squared */
    int32_t node[2];
};

struct pairs {
    struct pair *pair; /* (count,) */
    size_t count;
};

/* Random geometric graphs connect when N pi r^2 grows past log N (Penrose, 1997); the border asks
 * for more: 1.5 log N connects one draw in two or better from 10 nodes to 10^6. */
static double chosen_degree(int nodes, const struct density_params *params)
{
    int given = params->mean_degree.word < 0;
    return given ? params->mean_degree.value : fmax(6, 1.5 * log(nodes));
}

static void draw(struct point *point, int nodes, uint64_t seed)
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

static void arrange(struct point *point, int nodes, double radius)
{
    for (int k = 0; k < nodes; k++)
        point[k].strip = (int)(point[k].x / radius);
    qsort(point, (size_t)nodes, sizeof *point, by_strip_and_height);
}

static int collect(const struct point *point, int k, int l, double radius, struct pairs *pairs,
                   struct err *err)
{
    double dx = point[k].x - point[l].x, dy = point[k].y - point[l].y;
    double distance2 = dx * dx + dy * dy;
    if (distance2 > radius * radius)
        return 0;
    if (mem_grow(&pairs->pair, pairs->count, sizeof *pairs->pair, err))
        return -1;
    pairs->pair[pairs->count++] = (struct pair){distance2, {k, l}};
    return 0;
}

/* Every pair within the radius once: a node meets those above it in its own strip, and those at its
 * height in the next strip, whose lower end `low` only ever moves up. */
static int sweep(const struct point *point, int nodes, double radius, struct pairs *pairs,
                 struct err *err)
{
    int low = 0;
    for (int k = 0; k < nodes; k++) {
        int strip = point[k].strip;
        double bottom = point[k].y - radius, top = point[k].y + radius;
        for (int l = k + 1; l < nodes && point[l].strip == strip && point[l].y <= top; l++)
            if (collect(point, k, l, radius, pairs, err))
                return -1;
        while (low < nodes && (point[low].strip <= strip ||
                               (point[low].strip == strip + 1 && point[low].y < bottom)))
            low++;
        for (int l = low; l < nodes && point[l].strip == strip + 1 && point[l].y <= top; l++)
            if (collect(point, k, l, radius, pairs, err))
                return -1;
    }
    return 0;
}

/* Starts from the radius that would do without a border (N pi r^2 = degree), a little enlarged, and
 * widens until there are enough pairs to choose from. */
static int find_pairs(struct point *point, int nodes, size_t wanted, struct pairs *pairs,
                      struct err *err)
{
    assert(wanted >= 1 && wanted <= (size_t)nodes * ((size_t)nodes - 1) / 2); /* or it never ends */
    double radius = sqrt(2 * (double)wanted / M_PI) / nodes;
    for (radius *= 1.02 + radius / 2;; radius *= 1.1) {
        pairs->count = 0;
        arrange(point, nodes, radius);
        if (sweep(point, nodes, radius, pairs, err))
            return -1;
        if (pairs->count >= wanted)
            return 0;
    }
}

static void swap(struct pair *a, struct pair *b)
{
    struct pair other = *a;
    *a = *b;
    *b = other;
}

/* Moves the `wanted` shortest pairs to the front (Hoare's FIND). */
static void select_shortest(struct pairs *pairs, size_t wanted)
{
    struct pair *pair = pairs->pair;
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
                swap(&pair[i++], &pair[j--]);
        }
        if (j < boundary)
            low = i;
        if (i > boundary)
            high = j;
    }
}

static int keep(const struct pairs *pairs, size_t wanted, struct edges *edges, struct err *err)
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

static int make(int nodes, const void *params, uint64_t seed, struct edges *edges, struct err *err)
{
    size_t wanted = density_edges(nodes, chosen_degree(nodes, params));
    if (!wanted)
        return 0;
    struct pairs pairs = {0};
    struct point *point = mem_untouched((size_t)nodes, sizeof *point, err);
    int status = -1;
    if (!point)
        return -1;
    draw(point, nodes, seed);
    if (find_pairs(point, nodes, wanted, &pairs, err))
        goto done;
    select_shortest(&pairs, wanted);
    status = keep(&pairs, wanted, edges, err);
done:
    free(pairs.pair);
    free(point);
    return status;
}

const struct topology topology_geometric = {
    .variant = {.name = "geometric",
                .summary = "nodes at random places hear those within a radius",
                .options = OPTIONS(density_rows, struct density_params)},
    .random = 1,
    .make = make,
};
