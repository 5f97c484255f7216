#include "engine/share.h"

#include "base/mem.h"
#include "network/compress.h"

#include <assert.h>
#include <stdlib.h>

/* While it is made. */
struct maker {
    struct ranks *ranks;
    struct share *share;
    const struct network *network; /* of all nodes; NULL: each hears itself */
    int nodes;
    int32_t *number; /* (nodes,) -1: does not concern this rank */
};

static int count_nodes(struct ranks *ranks, int nodes, struct err *err)
{
    int *count = mem_zeroed((size_t)ranks->count, sizeof *count, err);
    if (!count)
        return -1;
    for (int k = 0; k < nodes; k++)
        count[ranks->part[k]]++;
    ranks->most = 0;
    for (int r = 0; r < ranks->count; r++)
        ranks->most = count[r] > ranks->most ? count[r] : ranks->most;
    ranks->own = count[ranks->rank];
    free(count);
    return 0;
}

static void number_nodes(struct maker *maker)
{
    const struct ranks *ranks = maker->ranks;
    struct share *share = maker->share;
    int next = 0;
    for (int k = 0; k < maker->nodes; k++) {
        maker->number[k] = ranks->part[k] == ranks->rank ? next : -1;
        if (maker->number[k] >= 0)
            share->node[next++] = k;
    }
    assert(next == ranks->own);
    for (size_t i = 0; i < share->received.count; i++, next++) {
        share->node[next] = share->received.list[i].node;
        maker->number[share->node[next]] = next;
    }
    for (size_t i = 0; i < share->sent.count; i++)
        share->sent.list[i].node = maker->number[share->sent.list[i].node];
}

/* The network that has the row of a number; NULL: it hears itself alone. */
static const struct network *row_of(const struct maker *maker, int number)
{
    int has_row = number < maker->ranks->own || number == maker->share->leader;
    return has_row ? maker->network : NULL;
}

static void copy_row(const struct maker *maker, int number, int64_t next)
{
    const struct network *from = row_of(maker, number);
    struct network *to = &maker->share->network;
    int node = maker->share->node[number];
    for (int j = 0; j < crossings_heard(from, node); j++, next++) {
        to->column[next] = maker->number[crossings_node(from, node, j)];
        to->weight[next] = from ? from->weight[from->first[node] + j] : 1;
        assert(to->column[next] >= 0); /* what is heard is here */
    }
    to->first[number + 1] = next;
}

/* Each row keeps its ascending order of nodes, so that sums have the same bits. */
static int copy_rows(struct maker *maker, struct err *err)
{
    int numbers = maker->ranks->own + maker->ranks->halo;
    struct network *to = &maker->share->network;
    int64_t arcs = 0;
    for (int number = 0; number < numbers; number++)
        arcs += crossings_heard(row_of(maker, number), maker->share->node[number]);
    maker->share->arcs = arcs;
    if (compress_allocate(to, numbers, arcs, err))
        return -1;
    for (int number = 0; number < numbers; number++)
        copy_row(maker, number, to->first[number]);
    return 0;
}

static int make_share(struct maker *maker, int leader, struct err *err)
{
    struct ranks *ranks = maker->ranks;
    struct share *share = maker->share;
    if (count_nodes(ranks, maker->nodes, err) ||
        crossings_list(ranks, maker->network, maker->nodes, leader, &share->sent, &share->received,
                       err))
        return -1;
    ranks->halo = (int)share->received.count;
    ranks->sent = (int)share->sent.count;
    share->node = mem_untouched((size_t)(ranks->own + ranks->halo), sizeof *share->node, err);
    if (!share->node)
        return -1;
    number_nodes(maker);
    share->leader = leader < 0 ? -1 : maker->number[leader];
    return copy_rows(maker, err);
}

int ranks_share(struct ranks *ranks, const struct network *network, int nodes, int leader,
                struct err *err)
{
    struct share *share = mem_zeroed(1, sizeof *share, err);
    int32_t *number = mem_untouched((size_t)nodes, sizeof *number, err);
    ranks->nodes = nodes;
    struct maker maker = {ranks, share, network, nodes, number};
    int failed = !share || !number || make_share(&maker, leader, err);
    free(number);
    ranks->share = share;
    if (failed)
        ranks_free(ranks);
    return failed ? -1 : 0;
}

void ranks_free(struct ranks *ranks)
{
    struct share *share = ranks->share;
    ranks->share = NULL;
    if (!share)
        return;
    free(share->node);
    free(share->sent.list);
    free(share->received.list);
    network_free(&share->network);
    free(share);
}

size_t share_bytes(const struct ranks *ranks)
{
    const struct share *share = ranks->share;
    size_t numbers = (size_t)ranks->own + (size_t)ranks->halo;
    return sizeof *share + numbers * sizeof *share->node +
           network_bytes((int)numbers, share->arcs) +
           (share->sent.count + share->received.count) * sizeof *share->sent.list;
}
