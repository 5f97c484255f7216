/* What graph files call their nodes, where that is no number. */
#ifndef BENCH_RESULTS_NODE_IDS_JSON_H
#define BENCH_RESULTS_NODE_IDS_JSON_H

#include "bench/scenario/scenario.h"

#include <jansson.h>

/* {"net.graphml": ["b", "a"]}, new: of each such file that any case names, as it names it, the ids
 * in the order of the nodes. NULL and err when one cannot be read. */
json_t *node_ids_json(const struct scenario *, struct err *);

#endif
