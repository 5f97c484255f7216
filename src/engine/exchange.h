/* How neighbours exchange their estimates: when, over which links, which entries. It is a property
 * of the network, so it works for every algorithm.
 *
 * At instant n node k combines its own estimate with those it receives. In each row of weights, the
 * weights of links that carry nothing are added to the diagonal, so a row always sums to 1. An
 * entry that a message does not hold is replaced by the receiver's own. Random choices are pure
 * functions of (seed, trial, node, instant), so results have the same bits for any threads, exact
 * policy, layout and kernel set. */
#ifndef ENGINE_EXCHANGE_H
#define ENGINE_EXCHANGE_H

#include "base/layout.h"
#include "base/option.h"
#include "engine/entries.h"
#include "network/network.h"

#include <stdint.h>

enum polling { POLL_ALL, POLL_ONE };
enum format { FORMAT_DENSE, FORMAT_INDEX_VALUE };

/* A node that neither adapts nor sends or receives in iterations from .. to - 1; it keeps its
 * estimate. In a centralised network node 0 is the centre. */
struct crash {
    int node, from, to;
};
extern const struct options crash_options;

struct exchange {
    int every;   /* p: neighbours exchange at instants 0, p, 2p, ... */
    int polling; /* enum polling */
    double drop; /* probability that a link loses a message */
    int format;  /* enum format: how messages are counted in bytes */
    const struct entries *entries;
    const void *entries_params;
    const struct crash *crash; /* (crashes,) borrowed */
    int crashes;
};
extern const struct options exchange_options; /* rows of every, polling, drop, as */

/* Returns 0, or -1 and err, which refuses a parameter. */
int exchange_check(const struct exchange *, int taps, struct err *);

/* 1 when each estimate is sent in full over each link at each instant. */
int exchange_is_full(const struct exchange *);

/* Why a node may hear one that does not hear it, entry by entry, or no neighbour; static. NULL:
 * each message has its answer. */
const char *exchange_unanswered(const struct exchange *);

/* The random choices of one trial depend on this. */
struct exchange_draw {
    uint64_t seed;
    int trial;
};

int exchange_is_down(const struct exchange *, int node, int n);

/* 1 when neighbours exchange at instant n. */
static inline int exchange_happens(const struct exchange *exchange, int n)
{
    return n % exchange->every == 0;
}

/* 1 when the link over which `node` hears `from` loses its message at instant n. */
int exchange_loses(const struct exchange *, struct exchange_draw, int node, int from, int n);

/* The links over which the node at a place receives at instant n, itself included: their weights
 * and columns, in the order of the network. Returns their number. weight, column: as many as the
 * node hears. */
int exchange_links(const struct exchange *, struct exchange_draw, const struct network *,
                   const struct layout *, int place, int n, double *weight, int32_t *column);

/* The share of `iterations` in which neither node is down. */
double exchange_uptime(const struct exchange *, int node, int other, int iterations);

#endif
