/* Online selective coordinate descent for the time-weighted lasso, diffused: from phi, the tap
 * along which the cost falls most steeply is set to its minimum, on the node's own data (twl.h).
 * Angelosante, Bazerque and Giannakis, IEEE TSP 58(7), 2010, eq. (20) and (21). */
#include "algorithms/lms.h"
#include "algorithms/twl.h"

#include <string.h>

/* The smaller of the two derivatives of the cost, as x_i grows and as it falls. */
static double steepest(double gradient, double x, double penalty)
{
    double growing = gradient + (x >= 0 ? penalty : -penalty);
    double falling = -gradient + (x <= 0 ? penalty : -penalty);
    return fmin(growing, falling);
}

static double oscd_twl_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct twl twl = twl_of(view);
    enum precision precision = view->kernels->precision;
    double e = lms_error(view), penalty = twl_learn(view), best = INFINITY, product_of_best = 0;
    int chosen = 0;
    for (int i = 0; i < view->taps; i++) {
        double product = twl_learn_row(view, &twl, i, phi);
        double slope = steepest(product - twl.r[i], row_get(phi, precision, i), penalty);
        if (slope < best) {
            best = slope;
            product_of_best = product;
            chosen = i;
        }
    }
    double minimum = twl_minimum(view, &twl, chosen, product_of_best, penalty, phi);
    if (phi != next)
        memcpy(next, phi, row_bytes(precision, (size_t)view->taps));
    row_set(next, precision, chosen, minimum);
    return e;
}

const struct algorithm algorithm_oscd_twl = {
    .variant = {"oscd-twl", "time-weighted lasso by online selective coordinate descent, diffused",
                TWL_OPTIONS},
    .source = "Angelosante, Bazerque and Giannakis, IEEE TSP 58(7), 2010, after combining",
    .mode = MODE_ATC,
    .own_statistics = 1,
    .state_size = twl_state_size,
    .knows = twl_knows,
    .check = twl_check,
    .combine = lms_combine,
    .adapt = oscd_twl_adapt,
};
