/* A share on its way from the rank that made it. */
#include "engine/share.h"

#include "base/mem.h"
#include "network/compress.h"

#include <stdlib.h>

struct share_shape ranks_shape(const struct ranks *ranks)
{
    const struct share *share = ranks->share;
    return (struct share_shape){
        .nodes = ranks->nodes,
        .own = ranks->own,
        .halo = ranks->halo,
        .sent = ranks->sent,
        .most = ranks->most,
        .leader = share->leader,
        .arcs = share->arcs,
    };
}

static int make_crossings(struct crossings *crossings, int count, struct err *err)
{
    crossings->count = (size_t)count;
    crossings->list = mem_untouched(crossings->count, sizeof *crossings->list, err);
    return crossings->list ? 0 : -1;
}

int ranks_make_room(struct ranks *ranks, const struct share_shape *shape, struct err *err)
{
    int numbers = shape->own + shape->halo;
    struct share *share = mem_zeroed(1, sizeof *share, err);
    ranks->share = share;
    ranks->nodes = shape->nodes;
    ranks->own = shape->own;
    ranks->halo = shape->halo;
    ranks->sent = shape->sent;
    ranks->most = shape->most;
    if (!share)
        return -1;
    share->leader = shape->leader;
    share->arcs = shape->arcs;
    share->node = mem_untouched((size_t)numbers, sizeof *share->node, err);
    if (share->node && !compress_allocate(&share->network, numbers, shape->arcs, err) &&
        !make_crossings(&share->sent, shape->sent, err) &&
        !make_crossings(&share->received, shape->halo, err))
        return 0;
    ranks_free(ranks);
    return -1;
}

void share_array_bytes(const struct share_shape *shape, size_t bytes[SHARE_ARRAYS])
{
    const struct share *share = NULL;
    size_t numbers = (size_t)shape->own + (size_t)shape->halo, arcs = (size_t)shape->arcs;
    bytes[0] = numbers * sizeof *share->node;
    bytes[1] = (numbers + 1) * sizeof *share->network.first;
    bytes[2] = arcs * sizeof *share->network.column;
    bytes[3] = arcs * sizeof *share->network.weight;
    bytes[4] = (size_t)shape->sent * sizeof *share->sent.list;
    bytes[5] = (size_t)shape->halo * sizeof *share->received.list;
}

void ranks_arrays(const struct ranks *ranks, struct parcel array[SHARE_ARRAYS])
{
    const struct share *share = ranks->share;
    const struct share_shape shape = ranks_shape(ranks);
    void *const all[SHARE_ARRAYS] = {share->node,           share->network.first,
                                     share->network.column, share->network.weight,
                                     share->sent.list,      share->received.list};
    size_t bytes[SHARE_ARRAYS];
    share_array_bytes(&shape, bytes);
    for (int i = 0; i < SHARE_ARRAYS; i++)
        array[i] = (struct parcel){all[i], bytes[i]};
}
