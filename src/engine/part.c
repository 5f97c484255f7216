#include "engine/part.h"

#include "base/mem.h"
#include "engine/share.h"
#include "network/compress.h"

#include <assert.h>
#include <stdlib.h>

/* While it is built. */
struct builder {
    struct part *part;
    const struct plan *plan;
    const struct share *share;
    int32_t *number;        /* (own,) of each place */
    unsigned char *is_sent; /* (own,) by number */
};

static void mark_sent(struct builder *builder)
{
    for (size_t i = 0; i < builder->share->sent.count; i++)
        builder->is_sent[builder->share->sent.list[i].node] = 1;
}

static int count_sent(const struct builder *builder)
{
    int count = 0;
    for (int number = 0; number < builder->part->own; number++)
        count += builder->is_sent[number];
    return count;
}

/* Goes on in the order of the layout to the next own number that others hear, or do not. */
static int next_number(const struct builder *builder, const struct layout *order, int is_sent,
                       int *at)
{
    for (;; (*at)++) {
        int number = layout_node(order, *at);
        if (number < builder->part->own && builder->is_sent[number] == is_sent) {
            (*at)++;
            return number;
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
            builder->number[place] =
                next_number(builder, order, place < front, place < front ? &at_sent : &at_inner);
    }
    assert(place == part->own);
}

/* The halo has the same order in both. */
static void find_places(struct builder *builder)
{
    struct part *part = builder->part;
    for (int place = 0; place < part->own + part->halo; place++) {
        int number = place < part->own ? builder->number[place] : place;
        part->layout.node[place] = builder->share->node[number];
        if (place < part->own)
            part->ascending[number] = place;
    }
}

static int place_of(const struct part *part, int number)
{
    return number < 0 || number >= part->own ? number : part->ascending[number];
}

/* Each row keeps its ascending order of nodes, so that sums have the same bits. */
static int copy_rows(struct builder *builder, struct err *err)
{
    struct part *part = builder->part;
    const struct network *from = &builder->share->network;
    int places = part->own + part->halo;
    int64_t next = 0;
    if (compress_allocate(&part->network, places, from->first[places], err))
        return -1;
    part->network.nodes = part->own;
    for (int place = 0; place < places; place++) {
        int number = place < part->own ? builder->number[place] : place;
        for (int64_t j = from->first[number]; j < from->first[number + 1]; j++, next++) {
            part->network.column[next] = place_of(part, from->column[j]);
            part->network.weight[next] = from->weight[j];
        }
        part->network.first[place + 1] = next;
    }
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
    const struct crossings *sent = &builder->share->sent, *received = &builder->share->received;
    for (size_t i = 0; i < sent->count; i++) {
        struct rank_link *link = link_to(part, sent->list[i].rank);
        part->sent[i] = place_of(part, sent->list[i].node);
        if (!link->sends++)
            link->place = &part->sent[i];
    }
    for (size_t i = 0; i < received->count; i++) {
        struct rank_link *link = link_to(part, received->list[i].rank);
        if (!link->receives++)
            link->first = part->own + (int)i;
    }
}

static int allocate_part(struct builder *builder, struct err *err)
{
    struct part *part = builder->part;
    const struct ranks *ranks = builder->plan->ranks;
    size_t own = (size_t)part->own;
    builder->number = mem_untouched(own, sizeof *builder->number, err);
    builder->is_sent = mem_zeroed(own, 1, err);
    part->layout.node = mem_untouched(own + (size_t)part->halo, sizeof *part->layout.node, err);
    part->ascending = mem_untouched(own, sizeof *part->ascending, err);
    part->front = mem_untouched((size_t)builder->plan->threads, sizeof *part->front, err);
    part->link = mem_zeroed((size_t)ranks->count, sizeof *part->link, err);
    part->sent = mem_untouched((size_t)ranks->sent, sizeof *part->sent, err);
    return builder->number && builder->is_sent && part->layout.node && part->ascending &&
                   part->front && part->link && part->sent
               ? 0
               : -1;
}

static int fill_part(struct builder *builder, const struct layout *order, struct err *err)
{
    if (allocate_part(builder, err))
        return -1;
    mark_sent(builder);
    order_own(builder, order);
    find_places(builder);
    builder->part->leader = place_of(builder->part, builder->share->leader);
    if (copy_rows(builder, err))
        return -1;
    make_links(builder);
    return 0;
}

int part_build(struct part *part, const struct plan *plan, const struct layout *order,
               struct err *err)
{
    const struct ranks *ranks = plan->ranks;
    struct builder builder = {.part = part, .plan = plan, .share = ranks->share};
    *part = (struct part){.own = ranks->own, .halo = ranks->halo};
    int failed = fill_part(&builder, order, err);
    free(builder.number);
    free(builder.is_sent);
    if (failed)
        part_free(part);
    return failed ? -1 : 0;
}

size_t part_bytes(const struct plan *plan)
{
    const struct ranks *ranks = plan->ranks;
    size_t own = (size_t)ranks->own, places = own + (size_t)ranks->halo;
    return (places + own + (size_t)ranks->sent) * sizeof(int32_t) +
           (size_t)plan->threads * sizeof(int) + (size_t)ranks->count * sizeof(struct rank_link) +
           network_bytes((int)places, ranks->share->arcs);
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
