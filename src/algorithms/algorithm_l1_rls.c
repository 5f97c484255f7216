/* Zero-attracting recursive least squares, diffused: the step of rls, then minus
 * gamma (1 - lambda) P sgn(phi), with the P that the datum has updated.
 * Eksioglu and Tanc, IEEE SPL 18(8), 2011, with the l1 norm.
 *
 * That P is (P - q q' / divisor) / lambda, so P sgn(phi) needs the product with the old one only.
 */
#include "algorithms/lms.h"
#include "algorithms/rls.h"
#include "base/option_rows.h"

#include <string.h>

struct l1_rls_params {
    double forgetting, regularization, gamma;
};

#define OPTION_STRUCT struct l1_rls_params
/* clang-format off */
static const struct option options[] = {
    REAL(forgetting,     LEFT_OPEN(0, 1), "0.995", "1",
         "lambda: an update multiplies the weight of past data by it; 1 forgets nothing",
         SEARCH_BELOW_ONE(0.98, 0.9998)),
    REAL(gamma,          FROM(0),         "0.1",  "desired * u",
         "weight of the l1 norm: an update subtracts gamma (1 - lambda) P sgn(phi)",
         SEARCH_LOG(0.01, 10)),
    REAL(regularization, ABOVE(0),        "1",     "power of u", "P = I / regularization at first"),
};
/* clang-format on */

static void l1_rls_tune(const struct node_view *view)
{
    rls_start(view, ((const struct l1_rls_params *)view->params)->regularization);
}

static void write_signs(const struct node_view *view, const reals *phi, reals *signs)
{
    enum precision precision = view->kernels->precision;
    memset(signs, 0, row_bytes(precision, (size_t)view->taps));
    for (int i = 0; i < view->taps; i++) {
        double x = row_get(phi, precision, i);
        row_set(signs, precision, i, (x > 0) - (x < 0));
    }
}

/* next -= strength P s, P = (P_old - q q' / divisor) / lambda; space.product = P_old s. */
static void attract(const struct node_view *view, double strength, double divisor, reals *next)
{
    const struct l1_rls_params *params = view->params;
    const struct kernels *kernels = view->kernels;
    const struct rls_space space = rls_space(view);
    const reals *q = rls_inverse(view).g;
    size_t taps = (size_t)view->taps;
    double scale = strength / params->forgetting;
    kernels->add_scaled(taps, scale * kernels->dot(taps, space.x, q) / divisor, q, next, next);
    kernels->narrow(taps, 1, space.product, space.x);
    kernels->add_scaled(taps, -scale, space.x, next, next);
}

static double l1_rls_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct l1_rls_params *params = view->params;
    double e = lms_error(view), strength = params->gamma * (1 - params->forgetting);
    reals *signs = strength > 0 ? rls_space(view).x : NULL;
    if (signs)
        write_signs(view, phi, signs);
    double divisor = params->forgetting + rls_multiply(view, phi, signs);
    view->kernels->add_scaled((size_t)view->taps, e / divisor, rls_inverse(view).g, phi, next);
    if (signs)
        attract(view, strength, divisor, next);
    rls_note(view, params->forgetting, divisor);
    return e;
}

const struct algorithm algorithm_l1_rls = {
    .variant = {"l1-rls", "zero-attracting diffusion recursive least squares",
                OPTIONS(options, struct l1_rls_params)},
    .source = "Eksioglu and Tanc, IEEE SPL 18(8), 2011, after combining",
    .mode = MODE_ATC,
    .own_statistics = 1,
    .state_size = rls_state_size,
    .scratch_size = rls_scratch_size,
    .tune = l1_rls_tune,
    .combine = lms_combine,
    .adapt = l1_rls_adapt,
};
