/* Zero-attracting diffusion LMS: psi = phi + mu e u - mu rho sgn(phi).
 * [DS13] Di Lorenzo and Sayed, IEEE TSP 61(6), 2013, with their rho. Some authors write rho for mu
 * rho. */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct za_lms_params {
    struct per_node step;
    double rho;
};

#define OPTION_STRUCT struct za_lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step, FROM(0), "0.03", "1", "step size mu", SEARCH_STEP(0.01, 1)),
    REAL    (rho,  FROM(0), "1e-3", "1", "zero attraction: an update subtracts mu rho sgn(phi)",
             SEARCH_LOG(1e-4, 0.1)),
};
/* clang-format on */

static double za_lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct za_lms_params *params = view->params;
    double e = lms_error(view), step = per_node_at(&params->step, view->node);
    if (params->rho > 0)
        view->kernels->add_attracted((size_t)view->taps, step * e, view->u, step * params->rho, phi,
                                     next);
    else
        lms_step(view, step * e, phi, next);
    return e;
}

const struct algorithm algorithm_za_lms = {
    .variant = {"za-lms", "zero-attracting diffusion LMS", OPTIONS(options, struct za_lms_params)},
    .source = "Di Lorenzo and Sayed, IEEE TSP 61(6), 2013 (arXiv:1206.3099)",
    .mode = MODE_ATC,
    .combine = lms_combine,
    .adapt = za_lms_adapt,
};
