/* The values of a case that its scenario does not state: resolved "auto" settings, quantities drawn
 * from intervals, the graph, its weights. */
#ifndef BENCH_RESULTS_USED_JSON_H
#define BENCH_RESULTS_USED_JSON_H

#include "engine/engine.h"

#include <jansson.h>

/* Lists of nodes and edges are omitted for larger networks, to keep the journal's lines short. */
enum { USED_NODES = 1000, USED_ARCS = 20000 };

/* A new object, or NULL and err when out of memory:
 *
 *     observe_every, diverged_above    as numbers
 *     edges                            [[0, 1], ...] of undirected graphs: fits `topology.edges`
 *     weights_digest                   of every c_kl and its place
 *     noise_variance, input_variance   of each node, in the first trial
 *     sample_rate                      samples a second of recorded WAV files, where known
 *     algorithm                        its parameters that were drawn for each node
 */
json_t *used_json(const struct plan *, struct err *);

#endif
