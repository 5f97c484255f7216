#include "algorithms/twl.h"

#include "base/option_rows.h"

struct only_twl {
    struct twl_params twl;
};

#define OPTION_STRUCT struct only_twl
const struct option twl_rows[] = {TWL_ROWS};

enum { SQUARES, R = CACHE_LINE / sizeof(double) };

size_t twl_state_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return R + whole_lines((size_t)taps) + (size_t)taps * row_doubles(precision, (size_t)taps);
}

struct twl twl_of(const struct node_view *view)
{
    size_t taps = (size_t)view->taps;
    return (struct twl){.squares = view->state + SQUARES,
                        .r = view->state + R,
                        .row = view->state + R + whole_lines(taps),
                        .length = row_length(view->kernels->precision, taps)};
}

unsigned twl_knows(const void *params)
{
    return ((const struct twl_params *)params)->penalty_sigmas > 0 ? KNOWS_NOISE : 0;
}

int twl_check(const struct problem *problem, const void *params, struct err *err)
{
    const struct twl_params *p = params;
    if (p->penalty_sigmas > 0 && !problem->noise_known)
        return err_refuse(
            err, "penalty_sigmas",
            "the noise has no known variance; give noise.variance or noise.snr_db, or a "
            "penalty of 0");
    return 0;
}

double twl_learn(const struct node_view *view)
{
    const struct twl_params *params = view->params;
    const struct twl twl = twl_of(view);
    double forgetting = params->forgetting, d = view->d[0];
    for (int i = 0; i < view->taps; i++)
        twl.r[i] = forgetting * twl.r[i] + d * row_get(view->u, view->kernels->precision, i);
    *twl.squares = forgetting * forgetting * *twl.squares + 1;
    return twl_penalty(view);
}

double twl_penalty(const struct node_view *view)
{
    const struct twl_params *params = view->params;
    return params->penalty_sigmas > 0
               ? params->penalty_sigmas * view->noise_std * sqrt(*twl_of(view).squares)
               : 0;
}

reals *twl_row(const struct node_view *view, const struct twl *twl, int i)
{
    return row_at(twl->row, view->kernels->precision, i * (ptrdiff_t)twl->length);
}

double twl_learn_row(const struct node_view *view, const struct twl *twl, int i, const reals *x)
{
    const struct twl_params *params = view->params;
    double u = row_get(view->u, view->kernels->precision, i);
    return view->kernels->scale_add_dot((size_t)view->taps, params->forgetting,
                                        twl_row(view, twl, i), u, view->u, x);
}

double twl_minimum(const struct node_view *view, const struct twl *twl, int i, double product,
                   double penalty, const reals *x)
{
    enum precision precision = view->kernels->precision;
    double curvature = row_get(twl_row(view, twl, i), precision, i), own = row_get(x, precision, i);
    return curvature > 0 ? twl_shrink(twl->r[i] - product + curvature * own, penalty) / curvature
                         : own;
}
