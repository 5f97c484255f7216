/* Reweighted zero-attracting diffusion NLMS: psi = phi + mu e u / (regularization + u'u) - mu rho
 * df(phi), df_i = sgn(phi_i) / (epsilon + |phi_i|), as in rza-lms. Gui and Adachi, EURASIP J.
 * Wireless Com. Network. 2013:204, who write the attraction as rho sgn(phi_i) / (1 + epsilon
 * |phi_i|). */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct rza_nlms_params {
    struct per_node step;
    double rho, epsilon, regularization;
};

#define OPTION_STRUCT struct rza_nlms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,           CLOSED(0, 2), "0.5",  "1",          "normalised step size mu", SEARCH_LOG(0.02, 1.5)),
    REAL    (rho,            FROM(0),      "3e-6", "1",
             "zero attraction: an update subtracts mu rho df(phi)",
             SEARCH_LOG(1e-8, 1e-4)),
    REAL    (epsilon,        FROM(1e-12),  "0.1",  "taps",       "larger taps are hardly attracted",
             SEARCH_LOG(5e-4, 0.1)),
    REAL    (regularization, FROM(0),      "1e-3", "power of u", "keeps the divisor above zero"),
};
/* clang-format on */

/* The weights w_i = 1 / (epsilon + |phi_i|). */
static size_t rza_nlms_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return row_doubles(precision, (size_t)taps);
}

static const reals *rza_nlms_combine(struct node_view *view, const struct combination *of,
                                     reals *space)
{
    const struct rza_nlms_params *params = view->params;
    view->kernels->combine_weigh((size_t)view->taps, of, params->epsilon, space, view->scratch);
    return space;
}

static double rza_nlms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct rza_nlms_params *params = view->params;
    struct normalised step = lms_normalised(view, phi, &params->step, params->regularization);
    if (params->rho > 0)
        view->kernels->add_reweighted((size_t)view->taps, step.length, view->u,
                                      per_node_at(&params->step, view->node) * params->rho,
                                      view->scratch, phi, next);
    else
        lms_step(view, step.length, phi, next);
    return step.error;
}

const struct algorithm algorithm_rza_nlms = {
    .variant = {"rza-nlms", "reweighted zero-attracting diffusion NLMS",
                OPTIONS(options, struct rza_nlms_params)},
    .source = "Gui and Adachi, EURASIP J. Wireless Com. Network. 2013:204, after combining",
    .mode = MODE_ATC,
    .scratch_size = rza_nlms_scratch_size,
    .combine = rza_nlms_combine,
    .adapt = rza_nlms_adapt,
};
