/* Gaussian noise whose correlation falls with the distance on the graph: white noise w after one
 * step of mixing along the links, rescaled,
 *
 *     v_k = sigma_k (w_k + mixing sum_{l in Nbr(k)} w_l) / sqrt(1 + mixing^2 degree_k),
 *
 * over the neighbours l without k itself. The correlation of nodes k and l is
 *
 *     (2 mixing [if they are neighbours] + mixing^2 common neighbours) / (s_k s_l),
 *     s_k^2 = 1 + mixing^2 degree_k:
 *
 * less at distance 2 than at distance 1, and none beyond. Only the graph counts, not the weights
 * with which estimates are combined. */
#include "data/noise.h"

#include "base/option_rows.h"
#include "data/feed.h"

struct graph_correlated_noise {
    struct noise noise;
    double mixing;
};

#define OPTION_STRUCT struct graph_correlated_noise
/* clang-format off */
static const struct option options[] = {
    NOISE_ROWS,
    REAL(mixing, CLOSED(0, 1), "0.5", "1",
         "weight of each neighbour's part in a node's noise; its own part has weight 1"),
};
/* clang-format on */

/* Every node draws the parts of its neighbours itself, from their streams, in ascending order. */
static void graph_correlated_draw(const struct input_request *request, double *v)
{
    const struct graph_correlated_noise *params = request->params;
    const struct network *network = request->network;
    int node = request->node;
    double part[FEED_BLOCK], energy = 1;
    assert(request->count <= FEED_BLOCK && network && network->nodes == request->nodes);
    noise_normals(request, RANDOM_NOISE, node, v);
    for (int64_t j = network->first[node]; j < network->first[node + 1]; j++) {
        if (network->column[j] == node)
            continue;
        noise_normals(request, RANDOM_NOISE, network->column[j], part);
        energy = fma(params->mixing, params->mixing, energy);
        for (int i = 0; i < request->count; i++)
            v[i] = fma(params->mixing, part[i], v[i]);
    }
    for (int i = 0; i < request->count; i++)
        v[i] /= sqrt(energy);
}

const struct noise_kind noise_graph_correlated = {
    .variant = {"graph-correlated", "Gaussian, correlated with neighbours and their neighbours",
                OPTIONS(options, struct graph_correlated_noise)},
    .follows_links = 1,
    .draw = graph_correlated_draw,
};
