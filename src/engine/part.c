#include "engine/part.h"

#include "base/mem.h"
#include "engine/crossing.h"
#include "network/compress.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* While it is built. */
struct builder {
    struct part *part;
    const struct plan *plan;
    const struct network *network; /* of all nodes; NULL: each hears itself */
    int nodes;
    struct crossings sent, received;
    int32_t *place;         /* (nodes,) of the nodes at hand; -1: not here */
    unsigned char *is_sent; /* (nodes,) */
};

static void mark_sent(struct builder *builder)
{
    for (size_t i = 0; i < builder->sent.count; i++)
        builder->is_sent[builder->sent.list[i].node] = 1;
}

static int count_sent(const struct builder *builder)
{
    int count = 0;
    for (int k = 0; k < builder->nodes; k++)
        count += builder->is_sent[k];
    return count;
}

/* Goes on in the order of the layout to this rank's next node that others hear, or do not. */
static int next_node(const struct builder *builder, const struct layout *order, int is_sent,
                     int *at)
{
    const struct ranks *ranks = builder->plan->ranks;
    for (;; (*at)++) {
        int node = layout_node(order, *at);
        if (ranks->part[node] == ranks->rank && builder->is_sent[node] == is_sent) {
            (*at)++;
            return node;
        }
    }
}

/* Each thread gets its share of the nodes that others hear, so that all send them early. */
static void order_own(struct builder *builder, const struct layout *order)
{
    struct part *part = builder->part;
    int64_t threads = builder->plan->threads, sent = count_sent(builder);
    int at_sent = 0, at_inner = 0, place = 0;
    for (int64_t t = 0; t < threads; t++) {
        int end = (int)(part->own * (t + 1) / threads);
        int front = place + (int)(sent * (t + 1) / threads - sent * t / threads);
        part->front[t] = front;
        for (; place < end; place++)
            part->layout.node[place] =
                next_node(builder, order, place < front, place < front ? &at_sent : &at_inner);
    }
    assert(place == part->own);
}

static void order_halo(struct builder *builder)
{
    struct part *part = builder->part;
    for (size_t i = 0; i < builder->received.count; i++)
        part->layout.node[part->own + (int)i] = builder->received.list[i].node;
}

static void find_places(struct builder *builder)
{
    struct part *part = builder->part;
    int next = 0;
    for (int k = 0; k < builder->nodes; k++)
        builder->place[k] = -1;
    for (int place = 0; place < part->own + part->halo; place++)
        builder->place[part->layout.node[place]] = place;
    for (int k = 0; k < builder->nodes; k++)
        if (builder->place[k] >= 0 && builder->place[k] < part->own)
            part->ascending[next++] = builder->place[k];
    assert(next == part->own);
}

/* The row of a place is needed here. */
static int has_row(const struct part *part, int place)
{
    return place < part->own || place == part->leader;
}

static int64_t count_arcs(const struct builder *builder)
{
    const struct part *part = builder->part;
    int64_t arcs = 0;
    for (int place = 0; place < part->own + part->halo; place++) {
        if (has_row(part, place))
            arcs += crossings_heard(builder->network, part->layout.node[place]);
    }
    return arcs;
}

/* Each row keeps its ascending order of nodes, so that sums have the same bits. */
static int copy_rows(struct builder *builder, struct err *err)
{
    struct part *part = builder->part;
    const struct network *from = builder->network;
    int places = part->own + part->halo;
    int64_t arcs = count_arcs(builder), next = 0;
    if (compress_allocate(&part->network, places, arcs > places ? arcs : places, err))
        return -1;
    part->network.nodes = part->own;
    for (int place = 0; place < places; place++) {
        int node = part->layout.node[place];
        int count = has_row(part, place) ? crossings_heard(from, node) : 0;
        for (int j = 0; j < count; j++, next++) {
            int32_t column = builder->place[crossings_node(from, node, j)];
            assert(column >= 0); /* what is heard is here */
            part->network.column[next] = column;
            part->network.weight[next] = from ? from->weight[from->first[node] + j] : 1;
        }
        part->network.first[place + 1] = next;
    }
    assert(next == arcs);
    return 0;
}

static struct rank_link *link_to(struct part *part, int rank)
{
    for (int i = 0; i < part->links; i++)
        if (part->link[i].rank == rank)
            return &part->link[i];
    part->link[part->links] = (struct rank_link){.rank = rank};
    return &part->link[part->links++];
}

static void make_links(struct builder *builder)
{
    struct part *part = builder->part;
    for (size_t i = 0; i < builder->sent.count; i++) {
        struct rank_link *link = link_to(part, builder->sent.list[i].rank);
        part->sent[i] = builder->place[builder->sent.list[i].node];
        if (!link->sends++)
            link->place = &part->sent[i];
    }
    for (size_t i = 0; i < builder->received.count; i++) {
        struct rank_link *link = link_to(part, builder->received.list[i].rank);
        if (!link->receives++)
            link->first = part->own + (int)i;
    }
}

static int allocate_part(struct builder *builder, struct err *err)
{
    struct part *part = builder->part;
    const struct ranks *ranks = builder->plan->ranks;
    size_t nodes = (size_t)builder->nodes, own = (size_t)part->own;
    builder->place = mem_untouched(nodes, sizeof *builder->place, err);
    builder->is_sent = mem_zeroed(nodes, 1, err);
    part->layout.node = mem_untouched(own + (size_t)part->halo, sizeof *part->layout.node, err);
    part->ascending = mem_untouched(own, sizeof *part->ascending, err);
    part->front = mem_untouched((size_t)builder->plan->threads, sizeof *part->front, err);
    part->link = mem_zeroed((size_t)ranks->count, sizeof *part->link, err);
    part->sent = mem_untouched(builder->sent.count, sizeof *part->sent, err);
    return builder->place && builder->is_sent && part->layout.node && part->ascending &&
                   part->front && part->link && part->sent
               ? 0
               : -1;
}

static int fill_part(struct builder *builder, const struct layout *order, int leader,
                     struct err *err)
{
    if (allocate_part(builder, err))
        return -1;
    mark_sent(builder);
    order_own(builder, order);
    order_halo(builder);
    find_places(builder);
    builder->part->leader = leader < 0 ? -1 : builder->place[leader];
    if (copy_rows(builder, err))
        return -1;
    make_links(builder);
    return 0;
}

int part_build(struct part *part, const struct plan *plan, const struct network *network,
               const struct layout *order, struct err *err)
{
    const struct ranks *ranks = plan->ranks;
    int leader = plan_leader(plan);
    struct builder builder = {
        .part = part, .plan = plan, .network = network, .nodes = plan->source->nodes};
    *part = (struct part){.own = ranks->own, .halo = ranks->halo};
    int failed = crossings_list(ranks, network, builder.nodes, leader, &builder.sent,
                                &builder.received, err);
    assert(failed || builder.received.count == (size_t)part->halo); /* by ranks_count */
    failed = failed || fill_part(&builder, order, leader, err);
    free(builder.sent.list);
    free(builder.received.list);
    free(builder.place);
    free(builder.is_sent);
    if (failed)
        part_free(part);
    return failed ? -1 : 0;
}

size_t part_bytes(const struct plan *plan)
{
    const struct ranks *ranks = plan->ranks;
    size_t own = (size_t)ranks->own, places = own + (size_t)ranks->halo;
    int leads = plan_leader(plan) >= 0;
    return (places + own + (size_t)ranks->sent) * sizeof(int32_t) +
           (size_t)plan->threads * sizeof(int) + (size_t)ranks->count * sizeof(struct rank_link) +
           network_bytes((int)places, ranks->arcs + (leads ? ranks->halo : 0));
}

void part_free(struct part *part)
{
    layout_free(&part->layout);
    network_free(&part->network);
    free(part->ascending);
    free(part->front);
    free(part->link);
    free(part->sent);
    *part = (struct part){0};
}
