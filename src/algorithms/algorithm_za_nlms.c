/* Zero-attracting diffusion NLMS: psi = phi + mu e u / (regularization + u'u) - mu rho sgn(phi).
 * Gui and Adachi, EURASIP J. Wireless Com. Network. 2013:204, who write rho for mu rho. */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct za_nlms_params {
    struct per_node step;
    double rho, regularization;
};

#define OPTION_STRUCT struct za_nlms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,           CLOSED(0, 2), "0.5",  "1",          "normalised step size mu", SEARCH_LOG(0.02, 1.5)),
    REAL    (rho,            FROM(0),      "1e-5", "1",
             "zero attraction: an update subtracts mu rho sgn(phi)",
             SEARCH_LOG(1e-6, 1e-3)),
    REAL    (regularization, FROM(0),      "1e-3", "power of u", "keeps the divisor above zero"),
};
/* clang-format on */

static double za_nlms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct za_nlms_params *params = view->params;
    struct normalised step = lms_normalised(view, phi, &params->step, params->regularization);
    if (params->rho > 0)
        view->kernels->add_attracted((size_t)view->taps, step.length, view->u,
                                     per_node_at(&params->step, view->node) * params->rho, phi,
                                     next);
    else
        lms_step(view, step.length, phi, next);
    return step.error;
}

const struct algorithm algorithm_za_nlms = {
    .variant = {"za-nlms", "zero-attracting diffusion NLMS",
                OPTIONS(options, struct za_nlms_params)},
    .source = "Gui and Adachi, EURASIP J. Wireless Com. Network. 2013:204, after combining",
    .mode = MODE_ATC,
    .adapt = za_nlms_adapt,
};
