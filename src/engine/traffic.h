/* What a network sends: per iteration, averaged over the run, crashes included.
 *
 * A node sends its estimate once to each neighbour that hears it, over a link of its own; a message
 * that is lost has been sent. In a centralised network node 0 is the centre: in each iteration
 * every other node sends it the new data (the regressor, of a delay line only the new sample, and
 * the desired sample) and receives the estimate, both dense. Without links nothing is sent. */
#ifndef ENGINE_TRAFFIC_H
#define ENGINE_TRAFFIC_H

#include "engine/engine.h"

struct traffic {
    double scalars;      /* that a node sends, mean over the nodes; indices do not count */
    double bytes;        /* the same, indices included */
    double busiest_link; /* bytes over one direction of a link */
    double busiest_node; /* bytes that a node sends and receives */
};

enum { INDEX_BYTES = 4 };

/* `sent`: (nodes,) what a run counted, if plan_counts_messages; NULL: unknown, and so is the
 * result. Returns 0, or -1 and err when out of memory. */
int traffic_of(const struct plan *, const struct sent *, struct traffic *, struct err *);

#endif
