/* Diffusion recursive least squares without exchange of data: psi = phi + q (d - u'phi) / (lambda +
 * u'q) with the matrix of rls.h. Cattivelli, Lopes and Sayed, IEEE TSP 56(5), 2008. */
#include "algorithms/lms.h"
#include "algorithms/rls.h"
#include "base/option_rows.h"

struct rls_params {
    double forgetting, regularization;
};

#define OPTION_STRUCT struct rls_params
/* clang-format off */
static const struct option options[] = {
    REAL(forgetting,     LEFT_OPEN(0, 1), "0.995", "1",
         "lambda: an update multiplies the weight of past data by it; 1 forgets nothing",
         SEARCH_BELOW_ONE(0.98, 0.9998)),
    REAL(regularization, ABOVE(0),        "1",     "power of u", "P = I / regularization at first"),
};
/* clang-format on */

static void rls_tune(const struct node_view *view)
{
    rls_start(view, ((const struct rls_params *)view->params)->regularization);
}

static double rls_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct rls_params *params = view->params;
    double e = lms_error(view), divisor = params->forgetting + rls_multiply(view, phi, NULL);
    view->kernels->add_scaled((size_t)view->taps, e / divisor, rls_inverse(view).g, phi, next);
    rls_note(view, params->forgetting, divisor);
    return e;
}

const struct algorithm algorithm_rls = {
    .variant = {"rls", "diffusion recursive least squares, each node on its own data",
                OPTIONS(options, struct rls_params)},
    .source = "Cattivelli, Lopes and Sayed, IEEE TSP 56(5), 2008",
    .mode = MODE_ATC,
    .own_statistics = 1,
    .state_size = rls_state_size,
    .scratch_size = rls_scratch_size,
    .tune = rls_tune,
    .combine = lms_combine,
    .adapt = rls_adapt,
};
