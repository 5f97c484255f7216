/* Sparsity-aware adaptive projected subgradient method, variable metric, distributed.
 * [C12] Chouvardas, Slavakis, Kopsinis, Theodoridis, IEEE TSP 60(10) 5412-5424, 2012.
 *
 * Project phi onto the hyperslabs |d_j - u_j'x| <= eps of the last q data, in a metric G that
 * favours large taps. Step beyond the mean of the projections by the extrapolation M. Project onto
 * the weighted l1 ball. Special cases: alpha = 0 is the distributed APWL1, an infinite radius the
 * APSM, one node [K11], q = 1 NLMS. */
#include "algorithms/ball.h"
#include "algorithms/sapsm.h"
#include "algorithms/slabs.h"
#include "base/option_rows.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { RADIUS_ORACLE, RADIUS_NONE };
enum { METRIC_LOCAL, METRIC_LEADER };

struct sapsm_params {
    int window;
    struct per_node step;
    struct schedule alpha;
    struct real_or_word radius;
    double weight_epsilon;
    double slab_sigmas;
    struct per_node slab;
    double regularization;
    int metric, leader, metric_period;
};

static const char *const radius_words[] = {"oracle", "none", NULL};
static const char *const metric_words[] = {"local", "leader", NULL};

#define OPTION_STRUCT struct sapsm_params
/* clang-format off */
static const struct option options[] = {
    INT     (window,         CLOSED(1, 4096),  "20",                    "data",
             "q: number of recent data, each a hyperslab to project onto"),
    PER_NODE(step,           OPEN(0, 2),       "0.2",                   "1",
             "mu: relaxation, in units of the extrapolation M", SEARCH_LOG(0.02, 1)),
    SCHEDULE(alpha,          RIGHT_OPEN(0, 1), "0.5",                   "1",
             "how much the metric favours large taps: speed against floor; 0 is the plain metric",
             SEARCH_LINEAR(0, 0.8)),
    REAL_OR (radius,         FROM(0),          "oracle", radius_words,  "taps",
             "delta of the weighted l1 ball; oracle: the true sparsity; none: no ball"),
    REAL    (weight_epsilon, FROM(1e-12),      "0.02",                  "taps",
             "epsilon in the ball's weights 1 / (|phi_i| + epsilon)",
             SEARCH_LOG(2e-3, 0.1)),
    REAL    (slab_sigmas,    FROM(0),          "1.3",                   "standard deviations",
             "half width of the hyperslab in noise standard deviations, unless `slab` is given"),
    PER_NODE(slab,           FROM(0),          NULL,                    "desired",
             "half width eps of the hyperslab, absolute"),
    REAL    (regularization, FROM(0),          "0",                     "power of u",
             "added to u'G^-1 u: bounds the step when the input is nearly silent"),
    CHOICE  (metric,                           "local",  metric_words,
             "local: each node's own phi sets the metric; leader: all nodes share the leader's"),
    INT     (leader,         CLOSED(0, 1e9),   "0",                     "node",
             "the leader, from 0"),
    INT     (metric_period,  CLOSED(1, 1e9),   "1",                     "iterations",
             "how often the leader shares its metric"),
};
/* clang-format on */

/* Offsets in a node's state: slab and radius, the ball's last multiplier, the leader's metric. */
enum { EPS, RADIUS, LAMBDA, LEADER_SCALE, LEADER_BASE, LEADER_PHI = CACHE_LINE / sizeof(double) };

static int shares_metric(const struct sapsm_params *params)
{
    return params->metric == METRIC_LEADER;
}

static int sapsm_window(const void *params)
{
    return ((const struct sapsm_params *)params)->window;
}

static size_t sapsm_state_size(int taps, enum precision precision, const void *params)
{
    return LEADER_PHI + (shares_metric(params) ? row_doubles(precision, (size_t)taps) : 0);
}

static size_t sapsm_scratch_size(int taps, enum precision precision, const void *params)
{
    return PAD + 5 * padded((size_t)sapsm_window(params)) +
           4 * row_doubles(precision, (size_t)taps);
}

struct sapsm_update sapsm_update(const struct node_view *view)
{
    size_t rows = padded((size_t)sapsm_window(view->params));
    size_t room = row_doubles(view->kernels->precision, (size_t)view->taps);
    double *array = view->scratch + PAD, *row = array + 5 * rows;
    return (struct sapsm_update){
        .extrapolation = view->scratch,
        .lambda = view->scratch + 1,
        .norm1 = view->scratch + 2,
        .residual = array,
        .beta = array + rows,
        .distance = array + 2 * rows,
        .energy = array + 3 * rows,
        .age = (int32_t *)(array + 4 * rows),
        .t = row,
        .w = row + room,
        .psi = row + 2 * room,
        .shift = row + 3 * room,
    };
}

static int sapsm_leader(const void *params)
{
    const struct sapsm_params *p = params;
    return shares_metric(p) ? p->leader : -1;
}

static unsigned sapsm_knows(const void *params)
{
    const struct sapsm_params *p = params;
    return (p->radius.word == RADIUS_ORACLE ? KNOWS_SPARSITY : 0u) |
           (p->slab.set ? 0u : KNOWS_NOISE);
}

static int sapsm_check(const struct problem *problem, const void *params, struct err *err)
{
    const struct sapsm_params *p = params;
    if (!p->slab.set && !problem->noise_known)
        return err_refuse(err, "slab_sigmas",
                          "the noise has no known variance; give noise.variance or noise.snr_db, "
                          "or the half width `slab` in units of the desired signal");
    if (p->radius.word == RADIUS_ORACLE && !problem->truth_known)
        return err_refuse(err, "radius",
                          "oracle needs the true system; give a number, none, or the system");
    if (sapsm_leader(params) >= problem->nodes)
        return err_refuse(err, "leader", "%d is outside [0, %d], the nodes of the network",
                          p->leader, problem->nodes - 1);
    return 0;
}

static void sapsm_tune(const struct node_view *view)
{
    const struct sapsm_params *params = view->params;
    view->state[EPS] = params->slab.set ? per_node_at(&params->slab, view->node)
                                        : params->slab_sigmas * view->noise_std;
    view->state[RADIUS] = params->radius.word == RADIUS_ORACLE
                              ? truth_sparsity(view->truth, params->weight_epsilon)
                          : params->radius.word == RADIUS_NONE ? INFINITY
                                                               : params->radius.value;
}

static int has_ball(const struct node_view *view)
{
    return isfinite(view->state[RADIUS]);
}

static const reals *sapsm_combine(struct node_view *view, const struct combination *of,
                                  reals *space)
{
    const struct sapsm_params *params = view->params;
    struct sapsm_update update = sapsm_update(view);
    if (!has_ball(view))
        return kernels_combined(view->kernels, (size_t)view->taps, of, space);
    *update.norm1 = view->kernels->combine_weigh((size_t)view->taps, of, params->weight_epsilon,
                                                 space, update.w);
    return space;
}

/* ginv_i = (1 - alpha) / L + alpha |phi_i| / ||phi||_1, and 1 / L for phi = 0 */
static struct metric metric_of(const struct node_view *view, const reals *phi,
                               const double *known_norm1)
{
    const struct sapsm_params *params = view->params;
    double alpha = schedule_at(&params->alpha, view->instant);
    assert(alpha >= 0 && alpha < 1); /* ginv stays positive */
    double norm1 = alpha == 0    ? 0
                   : known_norm1 ? *known_norm1
                                 : view->kernels->norm1((size_t)view->taps, phi);
    if (norm1 > 0)
        return (struct metric){phi, (1 - alpha) / view->taps, alpha / norm1};
    return (struct metric){phi, 1.0 / view->taps, 0};
}

static void hear_leader(const struct node_view *view)
{
    const struct sapsm_params *params = view->params;
    reals *phi = view->state + LEADER_PHI;
    view->combine_at(view, params->leader, phi);
    struct metric metric = metric_of(view, phi, NULL);
    view->state[LEADER_BASE] = metric.base;
    view->state[LEADER_SCALE] = metric.scale;
}

struct metric sapsm_metric(const struct node_view *view, const reals *phi)
{
    if (!shares_metric(view->params))
        return metric_of(view, phi, has_ball(view) ? sapsm_update(view).norm1 : NULL);
    return (struct metric){view->state + LEADER_PHI, view->state[LEADER_BASE],
                           view->state[LEADER_SCALE]};
}

static double sapsm_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct sapsm_params *params = view->params;
    const struct kernels *kernels = view->kernels;
    size_t taps = (size_t)view->taps;
    struct sapsm_update update = sapsm_update(view);
    assert(view->rows >= 1 && view->rows <= params->window);
    assert((uintptr_t)update.shift % CACHE_LINE == 0);

    if (shares_metric(params) && view->instant % params->metric_period == 0)
        hear_leader(view);
    struct metric metric = sapsm_metric(view, phi);

    kernels->residuals(taps, view->rows, view->u, view->stride, view->d, phi, update.residual);
    double a = per_node_at(&params->step, view->node) *
               slabs_project(view, &metric, view->state[EPS], params->regularization, &update);
    if (has_ball(view)) {
        struct ball_start start = kernels->ball_step(taps, a, update.t, &metric, phi, update.w,
                                                     view->state[LAMBDA], update.psi, update.shift);
        lap(view->laps, PHASE_ADAPT);
        *update.lambda = ball_project(kernels, taps, update.psi, update.w, update.shift, &start,
                                      view->state[RADIUS], next);
        if (*update.lambda > 0)
            view->state[LAMBDA] = *update.lambda;
        lap(view->laps, PHASE_PROJECT);
    } else {
        kernels->metric_step(taps, a, update.t, &metric, phi, next);
        *update.lambda = 0;
    }
    return update.residual[0];
}

const struct algorithm algorithm_sapsm = {
    .variant = {"sapsm", "sparsity-aware adaptive projected subgradient, variable metric",
                OPTIONS(options, struct sapsm_params)},
    .source =
        "Chouvardas, Slavakis, Kopsinis, Theodoridis, IEEE TSP 60(10), 2012 (arXiv:1112.5716)",
    .mode = MODE_CTA,
    .doubly_stochastic = 1,
    .window = sapsm_window,
    .state_size = sapsm_state_size,
    .scratch_size = sapsm_scratch_size,
    .leader = sapsm_leader,
    .knows = sapsm_knows,
    .check = sapsm_check,
    .tune = sapsm_tune,
    .combine = sapsm_combine,
    .adapt = sapsm_adapt,
};
