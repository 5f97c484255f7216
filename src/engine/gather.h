/* What ranks compute together between iterations. Sums over nodes have one order, that of the
 * nodes, and so the same bits however the nodes are divided: values travel, sums do not. Internal
 * to the engine; one thread of each rank calls these functions, all ranks in the same order. */
#ifndef ENGINE_GATHER_H
#define ENGINE_GATHER_H

#include "engine/engine.h"

struct part;

struct gather {
    const struct plan *plan;
    int at_a_time;         /* nodes, so that space is small beside a part */
    char *out, *in;        /* space for what they send and receive */
    int *count;            /* (ranks,) nodes of each rank among those at hand */
    size_t *place;         /* (ranks,) of the next one */
    struct parcel *parcel; /* (2 * ranks,) to the others, from the others */
    int32_t *column;       /* (at_a_time,) */
};

int gather_init(struct gather *, const struct plan *, struct err *);
void gather_free(struct gather *);
size_t gather_bytes(const struct plan *);

/* All ranks have called this. */
void gather_meet(struct gather *);

/* The reports of all ranks, of `size` bytes each, at most REPORT_BYTES; valid until the next call.
 */
enum { REPORT_BYTES = 1024 };
void *gather_reports(struct gather *, const void *own, size_t size);

/* mean (padded taps,): the mean of all nodes' rows; in every rank. rows: of own places. */
void gather_mean(struct gather *, const struct part *, const reals *rows, size_t stride,
                 double *mean);

/* Rank 0 calls take(arg, node, bytes) for every node, in ascending order, with the bytes that
 * give(arg, place) returns in the node's rank. */
void gather_nodes(struct gather *, const struct part *, size_t size,
                  const void *(*give)(void *arg, int place),
                  void (*take)(void *arg, int node, const void *bytes), void *arg);

#endif
