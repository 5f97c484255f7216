/* l0-LMS, diffused: psi = phi + mu e u + kappa g(phi), with the attraction g of l0.h.
 * Gu, Jin and Mei, IEEE SPL 16(9), 2009. */
#include "algorithms/l0.h"
#include "base/option_rows.h"

struct l0_lms_params {
    struct per_node step;
    double kappa, beta;
};

#define OPTION_STRUCT struct l0_lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,  FROM(0),  "0.03", "1",      "step size mu", SEARCH_STEP(0.01, 1)),
    REAL    (kappa, FROM(0),  "1e-5", "taps^2", "attraction: an update pulls small taps by up to kappa beta",
             SEARCH_LOG(1e-7, 1e-3)),
    REAL    (beta,  ABOVE(0), "10",   "1/taps", "taps beyond 1 / beta are not attracted",
             SEARCH_LOG(3, 300)),
};
/* clang-format on */

static double l0_lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct l0_lms_params *params = view->params;
    double e = lms_error(view);
    l0_step(view, per_node_at(&params->step, view->node) * e, params->kappa, params->beta, phi,
            next);
    return e;
}

const struct algorithm algorithm_l0_lms = {
    .variant = {"l0-lms", "diffusion LMS with an approximate l0 norm",
                OPTIONS(options, struct l0_lms_params)},
    .source = "Gu, Jin and Mei, IEEE SPL 16(9), 2009, after combining",
    .mode = MODE_ATC,
    .combine = lms_combine,
    .adapt = l0_lms_adapt,
};
