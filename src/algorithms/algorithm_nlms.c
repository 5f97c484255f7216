/* Diffusion NLMS: psi = phi + mu e u / (regularization + u'u). */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct nlms_params {
    struct per_node step;
    double regularization;
};

#define OPTION_STRUCT struct nlms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,           CLOSED(0, 2), "0.5",  "1",          "normalised step size mu", SEARCH_LOG(0.02, 1.5)),
    REAL    (regularization, FROM(0),      "1e-3", "power of u", "added to the divisor u'u"),
};
/* clang-format on */

static double nlms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct nlms_params *params = view->params;
    struct normalised step = lms_normalised(view, phi, &params->step, params->regularization);
    lms_step(view, step.length, phi, next);
    return step.error;
}

const struct algorithm algorithm_nlms = {
    .variant = {"nlms", "diffusion normalised LMS", OPTIONS(options, struct nlms_params)},
    .source = "Cattivelli and Sayed, IEEE TSP 58(3), 2010, with the step of NLMS",
    .mode = MODE_ATC,
    .adapt = nlms_adapt,
};
