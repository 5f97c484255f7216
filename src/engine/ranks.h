/* Ranks: processes that share one network. Each has a part of its nodes, with their data, states
 * and estimates, and copies of the rows of other ranks that its nodes hear: the halo.
 *
 *     estimates[2][own + halo][padded taps]
 *
 * In iteration n a rank first updates the nodes that others hear, then sends their rows of instant
 * n+1, updates its other nodes meanwhile, and waits for its halo. So a rank waits for its
 * neighbours alone, whatever the policy, which is that of its threads. The claim of sync.h holds: a
 * message carries rows that are written, and arrives before they are read.
 *
 * The library does not know how messages travel: that is a struct transport. */
#ifndef ENGINE_RANKS_H
#define ENGINE_RANKS_H

#include "base/row.h"
#include "network/network.h"

struct plan;
struct share;

/* The rows that a rank sends to another one, and those that it hears of it. */
struct rank_link {
    int rank; /* the other one */
    int sends, receives;
    const int32_t *place; /* (sends,) of the rows that it sends */
    int first;            /* place of the first row that it receives; the others follow */
};

/* Bytes for another rank, or from it. */
struct parcel {
    void *bytes;
    size_t size;
};

/* How messages travel; used by one thread of a rank at a time. A failure ends the program, because
 * the other ranks wait. */
struct transport {
    /* A lane carries the same rows again and again. Returns it, or NULL and err. All ranks open the
     * same lanes in the same order. Links and rows are borrowed. */
    void *(*open)(void *self, const struct rank_link *, int links, reals *rows, size_t row_bytes,
                  struct err *);
    size_t (*start)(void *lane); /* sends, and begins to receive; returns the bytes sent */
    void (*finish)(void *lane);  /* the halo has arrived, and the rows that were sent may change */
    void (*close)(void *lane);
    /* Every rank gives each one, itself included, a parcel. out, in: (ranks,), of the sizes that
     * both sides know. */
    void (*swap)(void *self, const struct parcel *out, const struct parcel *in);
    void *self;
};

struct ranks {
    int rank, count;
    int nodes;           /* of the network */
    const int32_t *part; /* (nodes,) the rank of each node; the same in all ranks; borrowed */
    int own, halo;       /* nodes of this rank; rows of others that it holds */
    int sent;            /* rows that it sends in an iteration */
    int most;            /* nodes of the rank that has most */
    struct share *share; /* its rows of the network */
    const struct transport *transport;
    /* Called by rank 0 before each run, so that the others run the same plan. NULL: they do anyway.
     * Returns 0, or -1 and err. */
    int (*announce)(void *arg, const struct plan *, struct err *);
    void *arg;
};

/* Makes the share of a rank, and sets its numbers: nodes, own, halo, sent, most. The network is
 * borrowed for this call only; NULL: each node hears itself alone. `leader`: the node whose phi all
 * use, or -1. Returns 0, or -1 and err when out of memory; ranks_free after success. */
int ranks_share(struct ranks *, const struct network *, int nodes, int leader, struct err *err);
void ranks_free(struct ranks *);

/* A share may be made by another rank, which has the whole network: its arrays then travel between
 * two `struct ranks` of the same numbers. */
struct share_shape {
    int32_t nodes, own, halo, sent, most, leader;
    int64_t arcs;
};
struct share_shape ranks_shape(const struct ranks *);

/* Makes room for a share of that shape, and sets the numbers of its rank. Returns 0, or -1 and err
 * when out of memory; ranks_free after success. */
int ranks_make_room(struct ranks *, const struct share_shape *, struct err *);

/* The arrays, which are the share's, and their bytes. */
enum { SHARE_ARRAYS = 6 };
void ranks_arrays(const struct ranks *, struct parcel array[SHARE_ARRAYS]);
void share_array_bytes(const struct share_shape *, size_t bytes[SHARE_ARRAYS]);

#endif
