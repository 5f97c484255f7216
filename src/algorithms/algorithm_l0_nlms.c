/* l0-NLMS, diffused: psi = phi + mu e u / (regularization + u'u) + kappa g(phi), with the
 * attraction g of l0.h. Gui and Adachi, EURASIP J. Wireless Com. Network. 2013:204. */
#include "algorithms/l0.h"
#include "base/option_rows.h"

struct l0_nlms_params {
    struct per_node step;
    double kappa, beta, regularization;
};

#define OPTION_STRUCT struct l0_nlms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,           CLOSED(0, 2), "0.5",  "1",          "normalised step size mu", SEARCH_LOG(0.02, 1.5)),
    REAL    (kappa,          FROM(0),      "1e-5", "taps^2",
             "attraction: an update pulls small taps by up to kappa beta",
             SEARCH_LOG(1e-7, 1e-3)),
    REAL    (beta,           ABOVE(0),     "10",   "1/taps",     "taps beyond 1 / beta are not attracted",
             SEARCH_LOG(3, 300)),
    REAL    (regularization, FROM(0),      "1e-3", "power of u", "keeps the divisor above zero"),
};
/* clang-format on */

static double l0_nlms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct l0_nlms_params *params = view->params;
    struct normalised step = lms_normalised(view, phi, &params->step, params->regularization);
    l0_step(view, step.length, params->kappa, params->beta, phi, next);
    return step.error;
}

const struct algorithm algorithm_l0_nlms = {
    .variant = {"l0-nlms", "diffusion NLMS with an approximate l0 norm",
                OPTIONS(options, struct l0_nlms_params)},
    .source = "Gui and Adachi, EURASIP J. Wireless Com. Network. 2013:204, after combining",
    .mode = MODE_ATC,
    .adapt = l0_nlms_adapt,
};
