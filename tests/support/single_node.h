/* One node without an engine: calls an algorithm's adapt with the test's own data. */
#ifndef SUPPORT_SINGLE_NODE_H
#define SUPPORT_SINGLE_NODE_H

#include "algorithms/algorithm.h"
#include "tests/support/fixture.h"

enum { STAND_TAPS = 64, STAND_ROWS = 64, STAND_STATE = 2048, STAND_SCRATCH = 1024 };

struct single_node {
    _Alignas(CACHE_LINE) double u[STAND_ROWS * STAND_TAPS], state[STAND_STATE],
        scratch[STAND_SCRATCH];
    _Alignas(CACHE_LINE) double phi[STAND_TAPS], next[STAND_TAPS];
    double d[STAND_ROWS];  /* newest first, as u */
    struct node_view view; /* instant and rows are the caller's to set */
};

/* Node 0 of a plan, tuned to a truth (NULL: unknown) as at the start of a trial. Rows of u are
 * padded(taps) apart. */
void single_node_begin(struct single_node *, const struct plan *, const struct truth *);

/* Adapts stand->phi into stand->next; returns the a-priori error. */
double single_node_adapt(struct single_node *, const struct plan *);

#endif
