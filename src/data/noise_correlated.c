/* Gaussian noise with the same correlation rho between any two nodes: a component that all nodes
 * share, and one of each node's own (the one-factor model),
 *
 *     v_k = sigma_k (sqrt(rho) c + sqrt(1 - rho) w_k) */
#include "data/noise.h"

#include "base/option_rows.h"
#include "data/feed.h"

struct correlated_noise {
    struct noise noise;
    double correlation;
};

#define OPTION_STRUCT struct correlated_noise
/* clang-format off */
static const struct option options[] = {
    NOISE_ROWS,
    REAL(correlation, CLOSED(0, 1), "0.5", "1", "correlation of the noise of any two nodes"),
};
/* clang-format on */

/* Every node draws the shared component itself, from a stream without a node. */
static void correlated_draw(const struct input_request *request, double *v)
{
    const struct correlated_noise *params = request->params;
    double shared[FEED_BLOCK];
    double of_all = sqrt(params->correlation), own = sqrt(1 - params->correlation);
    assert(request->count <= FEED_BLOCK);
    noise_normals(request, RANDOM_COMMON, 0, shared);
    noise_normals(request, RANDOM_NOISE, request->node, v);
    for (int i = 0; i < request->count; i++)
        v[i] = fma(of_all, shared[i], own * v[i]);
}

const struct noise_kind noise_correlated = {
    .variant = {"correlated", "Gaussian, correlated over the nodes by a component that all share",
                OPTIONS(options, struct correlated_noise)},
    .draw = correlated_draw,
};
