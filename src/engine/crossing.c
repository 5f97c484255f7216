#include "engine/crossing.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int add_crossing(struct crossings *crossings, int rank, int node, struct err *err)
{
    if (mem_grow(&crossings->list, crossings->count, sizeof *crossings->list, err))
        return -1;
    crossings->list[crossings->count++] = (struct crossing){rank, node};
    return 0;
}

static int by_rank_and_node(const void *a, const void *b)
{
    const struct crossing *p = a, *q = b;
    return p->rank != q->rank ? (p->rank > q->rank) - (p->rank < q->rank)
                              : (p->node > q->node) - (p->node < q->node);
}

/* Sorts the list, leaves out what stands there twice, and gives back the room that is left. */
static int sort_once(struct crossings *crossings, struct err *err)
{
    size_t kept = 0;
    if (crossings->count)
        qsort(crossings->list, crossings->count, sizeof *crossings->list, by_rank_and_node);
    for (size_t i = 0; i < crossings->count; i++)
        if (!kept || by_rank_and_node(&crossings->list[kept - 1], &crossings->list[i]))
            crossings->list[kept++] = crossings->list[i];
    struct crossing *list = mem_untouched(kept, sizeof *list, err);
    if (!list)
        return -1;
    if (kept)
        memcpy(list, crossings->list, kept * sizeof *list);
    free(crossings->list);
    *crossings = (struct crossings){list, kept};
    return 0;
}

/* What rank `hearer` hears of a node's neighbourhood, as far as it concerns this rank. */
static int add_heard(const struct ranks *ranks, const struct network *network, int node, int hearer,
                     struct crossings *sent, struct crossings *received, struct err *err)
{
    for (int j = 0; j < crossings_heard(network, node); j++) {
        int heard = crossings_node(network, node, j);
        int owner = ranks->part[heard];
        if (owner == hearer)
            continue;
        if ((owner == ranks->rank && add_crossing(sent, hearer, heard, err)) ||
            (hearer == ranks->rank && add_crossing(received, owner, heard, err)))
            return -1;
    }
    return 0;
}

int crossings_list(const struct ranks *ranks, const struct network *network, int nodes, int leader,
                   struct crossings *sent, struct crossings *received, struct err *err)
{
    int failed = 0;
    *sent = *received = (struct crossings){0};
    for (int k = 0; !failed && network && k < nodes; k++)
        failed = add_heard(ranks, network, k, ranks->part[k], sent, received, err);
    for (int hearer = 0; !failed && leader >= 0 && hearer < ranks->count; hearer++)
        failed = add_heard(ranks, network, leader, hearer, sent, received, err);
    failed = failed || sort_once(sent, err) || sort_once(received, err);
    if (failed) {
        free(sent->list);
        free(received->list);
        *sent = *received = (struct crossings){0};
        return -1;
    }
    return 0;
}
