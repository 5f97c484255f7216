#include "engine/gather.h"

#include "engine/part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- space ---- */

enum { SHARE = 64 }; /* of the own nodes are at hand, so that space is a small part of their rows */

static int nodes_at_a_time(const struct plan *plan)
{
    enum { FEW = 16 };
    int share = plan->ranks->most / SHARE;
    return share > FEW ? share : FEW;
}

/* What a node sends at most: a row or a reading. */
static size_t most_bytes(const struct plan *plan)
{
    return row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
}

static size_t space_bytes(const struct plan *plan)
{
    size_t nodes = (size_t)nodes_at_a_time(plan) * most_bytes(plan);
    size_t reports = (size_t)plan->ranks->count * REPORT_BYTES;
    return nodes > reports ? nodes : reports;
}

size_t gather_bytes(const struct plan *plan)
{
    size_t ranks = (size_t)plan->ranks->count;
    return 2 * space_bytes(plan) + ranks * (sizeof(int) + sizeof(size_t)) +
           2 * ranks * sizeof(struct parcel) + (size_t)nodes_at_a_time(plan) * sizeof(int32_t);
}

int gather_init(struct gather *gather, const struct plan *plan, struct err *err)
{
    size_t ranks = (size_t)plan->ranks->count;
    *gather = (struct gather){.plan = plan, .at_a_time = nodes_at_a_time(plan)};
    gather->out = mem_untouched(space_bytes(plan), 1, err);
    gather->in = mem_untouched(space_bytes(plan), 1, err);
    gather->count = mem_zeroed(ranks, sizeof *gather->count, err);
    gather->place = mem_zeroed(ranks, sizeof *gather->place, err);
    gather->parcel = mem_zeroed(2 * ranks, sizeof *gather->parcel, err);
    gather->column = mem_untouched((size_t)gather->at_a_time, sizeof *gather->column, err);
    return gather->out && gather->in && gather->count && gather->place && gather->parcel &&
                   gather->column
               ? 0
               : -1;
}

void gather_free(struct gather *gather)
{
    free(gather->out);
    free(gather->in);
    free(gather->count);
    free(gather->place);
    free(gather->parcel);
    free(gather->column);
}

/* ---- parcels ---- */

static struct parcel *parcel_to(struct gather *gather, int rank)
{
    return &gather->parcel[rank];
}

static struct parcel *parcel_from(struct gather *gather, int rank)
{
    return &gather->parcel[gather->plan->ranks->count + rank];
}

static void swap_parcels(struct gather *gather)
{
    const struct transport *transport = gather->plan->ranks->transport;
    transport->swap(transport->self, parcel_to(gather, 0), parcel_from(gather, 0));
}

void *gather_reports(struct gather *gather, const void *own, size_t size)
{
    assert(size <= REPORT_BYTES);
    memcpy(gather->out, own, size);
    for (int r = 0; r < gather->plan->ranks->count; r++) {
        *parcel_to(gather, r) = (struct parcel){gather->out, size};
        *parcel_from(gather, r) = (struct parcel){gather->in + (size_t)r * size, size};
    }
    swap_parcels(gather);
    return gather->in;
}

void gather_meet(struct gather *gather)
{
    char here = 1;
    gather_reports(gather, &here, sizeof here);
}

/* ---- nodes in their order, some at a time ---- */

/* Counts the nodes of each rank among those from `node` on; returns how many are at hand. */
static int count_nodes(struct gather *gather, int node)
{
    const struct ranks *ranks = gather->plan->ranks;
    int left = gather->plan->source->nodes - node;
    int count = left < gather->at_a_time ? left : gather->at_a_time;
    memset(gather->count, 0, (size_t)ranks->count * sizeof *gather->count);
    for (int k = node; k < node + count; k++)
        gather->count[ranks->part[k]]++;
    return count;
}

/* The parcels from all ranks, with `size` bytes for each node, one after the other. */
static void expect_parcels(struct gather *gather, size_t size)
{
    size_t at = 0;
    for (int r = 0; r < gather->plan->ranks->count; r++) {
        size_t bytes = (size_t)gather->count[r] * size;
        *parcel_from(gather, r) = (struct parcel){gather->in + at, bytes};
        gather->place[r] = at;
        at += bytes;
    }
    assert(at <= space_bytes(gather->plan));
}

/* Where the bytes of the next node of a rank are. */
static size_t next_of(struct gather *gather, int node, size_t size)
{
    size_t *place = &gather->place[gather->plan->ranks->part[node]], at = *place;
    *place += size;
    return at;
}

/* ---- the mean: each rank sums some taps of all nodes ---- */

static size_t first_tap(const struct gather *gather, int rank)
{
    size_t grains = padded((size_t)gather->plan->source->taps) / PAD;
    return grains * (size_t)rank / (size_t)gather->plan->ranks->count * PAD;
}

/* To each rank its taps of this rank's rows at hand. */
static void pack_taps(struct gather *gather, const int32_t *place, const reals *rows, size_t stride)
{
    const struct ranks *ranks = gather->plan->ranks;
    enum precision precision = gather->plan->kernels->precision;
    char *at = gather->out;
    for (int r = 0; r < ranks->count; r++) {
        size_t first = first_tap(gather, r), taps = first_tap(gather, r + 1) - first;
        size_t bytes = taps * real_bytes(precision);
        *parcel_to(gather, r) = (struct parcel){at, bytes * (size_t)gather->count[ranks->rank]};
        for (int j = 0; j < gather->count[ranks->rank]; j++, at += bytes)
            memcpy(at, row_at(rows, precision, (ptrdiff_t)((size_t)place[j] * stride + first)),
                   bytes);
    }
}

static void add_taps(struct gather *gather, int node, int count, double *mean)
{
    const struct plan *plan = gather->plan;
    const struct kernels *kernels = plan->kernels;
    size_t first = first_tap(gather, plan->ranks->rank);
    size_t taps = first_tap(gather, plan->ranks->rank + 1) - first;
    size_t bytes = taps * real_bytes(kernels->precision);
    for (int k = 0; k < count && bytes; k++)
        gather->column[k] = (int32_t)(next_of(gather, node + k, bytes) / bytes);
    if (bytes)
        kernels->add_rows(taps, 1.0 / plan->source->nodes, count, gather->column,
                          kernels->precision, gather->in, taps, mean + first);
}

/* To all ranks the taps that this one has summed. */
static void share_taps(struct gather *gather, double *mean)
{
    const struct ranks *ranks = gather->plan->ranks;
    for (int r = 0; r <= ranks->count - 1; r++) {
        size_t own = first_tap(gather, ranks->rank), first = first_tap(gather, r);
        *parcel_to(gather, r) =
            (struct parcel){mean + own, (first_tap(gather, ranks->rank + 1) - own) * sizeof *mean};
        *parcel_from(gather, r) =
            (struct parcel){mean + first, (first_tap(gather, r + 1) - first) * sizeof *mean};
    }
    swap_parcels(gather);
}

void gather_mean(struct gather *gather, const struct part *part, const reals *rows, size_t stride,
                 double *mean)
{
    const struct plan *plan = gather->plan;
    size_t first = first_tap(gather, plan->ranks->rank);
    size_t bytes =
        (first_tap(gather, plan->ranks->rank + 1) - first) * real_bytes(plan->kernels->precision);
    const int32_t *place = part->ascending;
    memset(mean, 0, row_bytes(PRECISION_F64, (size_t)plan->source->taps));
    for (int node = 0, count; node < plan->source->nodes; node += count) {
        count = count_nodes(gather, node);
        pack_taps(gather, place, rows, stride);
        place += gather->count[plan->ranks->rank];
        expect_parcels(gather, bytes);
        swap_parcels(gather);
        add_taps(gather, node, count, mean);
    }
    share_taps(gather, mean);
}

/* ---- bytes of all nodes, to rank 0 ---- */

void gather_nodes(struct gather *gather, const struct part *part, size_t size,
                  const void *(*give)(void *arg, int place),
                  void (*take)(void *arg, int node, const void *bytes), void *arg)
{
    const struct ranks *ranks = gather->plan->ranks;
    const int32_t *place = part->ascending;
    assert(size <= most_bytes(gather->plan));
    for (int node = 0, count; node < gather->plan->source->nodes; node += count) {
        count = count_nodes(gather, node);
        int own = gather->count[ranks->rank];
        for (int j = 0; j < own; j++)
            memcpy(gather->out + (size_t)j * size, give(arg, place[j]), size);
        place += own;
        expect_parcels(gather, ranks->rank == 0 ? size : 0);
        for (int r = 0; r < ranks->count; r++)
            *parcel_to(gather, r) = (struct parcel){gather->out, r == 0 ? (size_t)own * size : 0};
        swap_parcels(gather);
        for (int k = node; ranks->rank == 0 && k < node + count; k++)
            take(arg, k, gather->in + next_of(gather, k, size));
    }
}
