#include "network/arrange.h"

#include "base/mem.h"
#include "network/compress.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int count_heard(const struct network *network, int node)
{
    return (int)(network->first[node + 1] - network->first[node]);
}

/* ---- breadth first ---- */

struct candidate {
    int heard, node;
};

struct search {
    int32_t *list;           /* (nodes,) in search order */
    unsigned char *listed;   /* (nodes,) */
    struct candidate *found; /* (largest degree,) new neighbours of one node */
};

static int by_heard_and_number(const void *a, const void *b)
{
    const struct candidate *p = a, *q = b;
    return p->heard != q->heard ? (p->heard > q->heard) - (p->heard < q->heard)
                                : (p->node > q->node) - (p->node < q->node);
}

/* Appends the neighbours of `node` that are not listed yet, lowest degree first. */
static int append_neighbours(const struct network *network, int node, struct search *search,
                             int count)
{
    size_t found = 0;
    for (int64_t j = network->first[node]; j < network->first[node + 1]; j++) {
        int32_t other = network->column[j];
        if (search->listed[other])
            continue;
        search->listed[other] = 1;
        search->found[found++] = (struct candidate){count_heard(network, other), other};
    }
    qsort(search->found, found, sizeof *search->found, by_heard_and_number);
    for (size_t i = 0; i < found; i++)
        search->list[count++] = search->found[i].node;
    return count;
}

/* Lists the component of `start` from place `begin` on; returns its end. */
static int list_component(const struct network *network, int start, int begin,
                          struct search *search)
{
    int count = begin;
    search->list[count++] = start;
    search->listed[start] = 1;
    for (int next = begin; next < count; next++)
        count = append_neighbours(network, search->list[next], search, count);
    return count;
}

/* The last node of a search from `start` is peripheral. */
static int at_the_rim(const struct network *network, int start, int begin, struct search *search)
{
    int end = list_component(network, start, begin, search);
    for (int i = begin; i < end; i++)
        search->listed[search->list[i]] = 0;
    return search->list[end - 1];
}

static size_t most_heard(const struct network *network)
{
    int most = 0;
    for (int k = 0; k < network->nodes; k++)
        most = count_heard(network, k) > most ? count_heard(network, k) : most;
    return (size_t)most;
}

static void reverse_list(int32_t *list, int count)
{
    for (int i = 0; i < count / 2; i++) {
        int32_t other = list[i];
        list[i] = list[count - 1 - i];
        list[count - 1 - i] = other;
    }
}

int arrange_cuthill_mckee(struct layout *layout, const struct network *network, struct err *err)
{
    size_t nodes = (size_t)network->nodes;
    *layout = (struct layout){.node = mem_untouched(nodes, sizeof *layout->node, err),
                              .place = mem_untouched(nodes, sizeof *layout->place, err)};
    struct search search = {
        .list = layout->node,
        .listed = mem_zeroed(nodes, 1, err),
        .found = mem_untouched(most_heard(network), sizeof *search.found, err),
    };
    int failed = !layout->node || !layout->place || !search.listed || !search.found;
    int count = 0;
    for (int start = 0; !failed && start < network->nodes; start++)
        if (!search.listed[start]) {
            int rim = at_the_rim(network, start, count, &search);
            count = list_component(network, rim, count, &search);
            if (!search.listed[start]) /* links of one direction lead to the rim, but not back */
                count = list_component(network, start, count, &search);
        }
    free(search.listed);
    free(search.found);
    if (failed) {
        layout_free(layout);
        return -1;
    }
    assert(count == network->nodes); /* each node is listed once */
    reverse_list(layout->node, network->nodes);
    for (int32_t place = 0; place < network->nodes; place++)
        layout->place[layout->node[place]] = place;
    return 0;
}

/* ---- part after part ---- */

/* Moves the nodes of a layout to the places of their parts; those of a part keep their order, but
 * its interior nodes come first. `next` is (2 parts + 1,) zeros. */
static void sort_by_part(struct layout *layout, int nodes, const struct partition *partition,
                         const unsigned char *inside, const int32_t *order, int *next)
{
    const int groups = 2 * partition->parts;
    for (int k = 0; k < nodes; k++)
        next[2 * partition->part[k] + !inside[k] + 1]++;
    for (int g = 1; g < groups; g++)
        next[g] += next[g - 1];
    for (int i = 0; i < nodes; i++) {
        int32_t node = order[i], place = next[2 * partition->part[node] + !inside[node]]++;
        layout->node[place] = node;
        layout->place[node] = place;
    }
}

int arrange_cut(struct layout *layout, const struct network *network,
                const struct partition *partition, struct err *err)
{
    size_t nodes = (size_t)network->nodes;
    if (arrange_cuthill_mckee(layout, network, err))
        return -1;
    unsigned char *inside = mem_untouched(nodes, 1, err);
    int *next = mem_zeroed(2 * (size_t)partition->parts + 1, sizeof *next, err);
    int32_t *order = mem_untouched(nodes, sizeof *order, err);
    int failed = !inside || !next || !order;
    if (!failed) {
        partition_interior(partition, network, inside);
        memcpy(order, layout->node, nodes * sizeof *order);
        sort_by_part(layout, network->nodes, partition, inside, order, next);
    }
    free(inside);
    free(next);
    free(order);
    if (failed)
        layout_free(layout);
    return failed ? -1 : 0;
}

static int divide_and_arrange(struct layout *layout, const struct network *network, int shares,
                              struct err *err)
{
    struct partition partition;
    if (partition_make(&partition, network, shares, err))
        return -1;
    int status = arrange_cut(layout, network, &partition, err);
    partition_free(&partition);
    return status;
}

/* ---- the choice of a layout ---- */

/* Rows this close together share the cache of any current machine. */
static int64_t reach_of(size_t row_bytes)
{
    return (int64_t)(((size_t)2 << 20) / row_bytes);
}

double arrange_near(const struct layout *layout, const struct network *network, int64_t reach)
{
    int64_t near = 0, arcs = network->first[network->nodes] - network->nodes;
    assert(reach >= 0 && arcs >= 0);
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int64_t apart = layout_place(layout, k) - layout_place(layout, network->column[j]);
            near += apart != 0 && apart <= reach && -apart <= reach;
        }
    return arcs > 0 ? (double)near / (double)arcs : 1;
}

/* If a cache holds only a few rows, their order makes no difference. For short rows the second
 * network takes too much memory. */
int arrange_tries(enum layout_choice choice, const struct network *network, size_t row_bytes)
{
    const int64_t few = 16, reach = reach_of(row_bytes);
    const size_t small = 256;
    if (choice != LAYOUT_AUTO)
        return choice != LAYOUT_NATURAL;
    return reach >= few && row_bytes >= small && network->nodes > 2 * reach &&
           arrange_near(&layout_natural, network, reach) < 0.5;
}

int arrange_choose(struct layout *layout, enum layout_choice choice, const struct network *network,
                   size_t row_bytes, int shares, enum layout_choice *chosen, struct err *err)
{
    const double worth = 0.25;
    *layout = layout_natural;
    *chosen = LAYOUT_NATURAL;
    if (!arrange_tries(choice, network, row_bytes))
        return 0;
    *chosen = choice == LAYOUT_CUT ? LAYOUT_CUT : LAYOUT_NEAR;
    if (choice == LAYOUT_CUT)
        return divide_and_arrange(layout, network, shares, err);
    if (arrange_cuthill_mckee(layout, network, err))
        return -1;
    int64_t reach = reach_of(row_bytes);
    if (choice == LAYOUT_AUTO && arrange_near(layout, network, reach) <
                                     arrange_near(&layout_natural, network, reach) + worth) {
        layout_free(layout);
        *chosen = LAYOUT_NATURAL;
    }
    return 0;
}

/* ---- the network in another order ---- */

int arrange_network(const struct layout *layout, const struct network *network,
                    struct network *arranged, struct err *err)
{
    int64_t next = 0;
    if (compress_allocate(arranged, network->nodes, network->first[network->nodes], err))
        return -1;
    for (int place = 0; place < network->nodes; place++) {
        int node = layout_node(layout, place);
        int64_t first = network->first[node];
        int count = count_heard(network, node);
        for (int j = 0; j < count; j++)
            arranged->column[next + j] = layout_place(layout, network->column[first + j]);
        memcpy(arranged->weight + next, network->weight + first,
               (size_t)count * sizeof *arranged->weight);
        next += count;
        arranged->first[place + 1] = next;
    }
    assert(next == network->first[network->nodes]);
    return 0;
}
