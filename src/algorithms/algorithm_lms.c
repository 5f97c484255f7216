/* Diffusion LMS: psi = phi + mu e u. [CS10] Cattivelli and Sayed, IEEE TSP 58(3), 2010. */
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct lms_params {
    struct per_node step;
};

#define OPTION_STRUCT struct lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step, FROM(0), "0.03", "1", "step size mu", SEARCH_STEP(0.01, 1)),
};
/* clang-format on */

static double lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct lms_params *params = view->params;
    double e = lms_error(view);
    lms_step(view, per_node_at(&params->step, view->node) * e, phi, next);
    return e;
}

const struct algorithm algorithm_lms = {
    .variant = {"lms", "diffusion LMS", OPTIONS(options, struct lms_params)},
    .source = "Cattivelli and Sayed, IEEE TSP 58(3), 2010",
    .mode = MODE_ATC,
    .combine = lms_combine,
    .adapt = lms_adapt,
};
