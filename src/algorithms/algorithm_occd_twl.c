/* Online cyclic coordinate descent for the time-weighted lasso, diffused: from phi, every tap in
 * turn is set to its minimum, on the node's own data (twl.h).
 * Angelosante, Bazerque and Giannakis, IEEE TSP 58(7), 2010. */
#include "algorithms/lms.h"
#include "algorithms/twl.h"

#include <string.h>

static double occd_twl_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct twl twl = twl_of(view);
    enum precision precision = view->kernels->precision;
    double e = lms_error(view), penalty = twl_learn(view);
    if (phi != next)
        memcpy(next, phi, row_bytes(precision, (size_t)view->taps));
    for (int i = 0; i < view->taps; i++) {
        double product = twl_learn_row(view, &twl, i, next);
        row_set(next, precision, i, twl_minimum(view, &twl, i, product, penalty, next));
    }
    return e;
}

const struct algorithm algorithm_occd_twl = {
    .variant = {"occd-twl", "time-weighted lasso by online cyclic coordinate descent, diffused",
                TWL_OPTIONS},
    .source = "Angelosante, Bazerque and Giannakis, IEEE TSP 58(7), 2010, after combining",
    .mode = MODE_ATC,
    .own_statistics = 1,
    .state_size = twl_state_size,
    .knows = twl_knows,
    .check = twl_check,
    .combine = lms_combine,
    .adapt = occd_twl_adapt,
};
