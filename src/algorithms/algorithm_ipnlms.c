/* Improved proportionate NLMS, diffused: large taps take large steps,
 *
 *     psi = phi + mu e G u / (u'G u + regularization),
 *     g_i = (1 - alpha) / (2 L) + (1 + alpha) |phi_i| / (2 ||phi||_1 + epsilon).
 *
 * alpha = -1 is NLMS, alpha near 1 is PNLMS. Benesty and Gay, ICASSP 2002. G has the form of
 * sapsm's inverse metric, so its kernels serve. */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct ipnlms_params {
    struct per_node step;
    double alpha, epsilon, regularization;
};

#define OPTION_STRUCT struct ipnlms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,           CLOSED(0, 2),      "0.25", "1",            "normalised step size mu", SEARCH_LOG(0.02, 1.5)),
    REAL    (alpha,          RIGHT_OPEN(-1, 1), "0.5",  "1",
             "-1: all taps take equal steps; near 1: steps in proportion to the taps",
             SEARCH_LINEAR(-0.5, 0.95)),
    REAL    (epsilon,        ABOVE(0),          "1e-3", "taps",         "keeps the proportions finite"),
    REAL    (regularization, FROM(0),           "1e-3", "power of u", "keeps the divisor above zero"),
};
/* clang-format on */

/* A copy of u with padding. */
static size_t ipnlms_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return row_doubles(precision, (size_t)taps);
}

static struct metric proportions(const struct node_view *view, const reals *phi)
{
    const struct ipnlms_params *params = view->params;
    double norm1 = view->kernels->norm1((size_t)view->taps, phi);
    return (struct metric){phi, (1 - params->alpha) / (2 * view->taps),
                           (1 + params->alpha) / (2 * norm1 + params->epsilon)};
}

static double ipnlms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct ipnlms_params *params = view->params;
    const struct kernels *kernels = view->kernels;
    size_t taps = (size_t)view->taps;
    struct metric g = proportions(view, phi);
    double e = lms_error(view);
    double energy = kernels->back_project(taps, 1, (double[]){1}, (int32_t[]){0}, view->u,
                                          view->stride, &g, view->scratch) +
                    params->regularization;
    double step = per_node_at(&params->step, view->node);
    kernels->metric_step(taps, energy > 0 ? step * e / energy : 0, view->scratch, &g, phi, next);
    return e;
}

const struct algorithm algorithm_ipnlms = {
    .variant = {"ipnlms", "diffusion improved proportionate NLMS",
                OPTIONS(options, struct ipnlms_params)},
    .source = "Benesty and Gay, ICASSP 2002, after combining",
    .mode = MODE_ATC,
    .scratch_size = ipnlms_scratch_size,
    .combine = lms_combine,
    .adapt = ipnlms_adapt,
};
