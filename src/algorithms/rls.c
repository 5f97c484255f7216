#include "algorithms/rls.h"

#include <math.h>

enum { SCALE, G = CACHE_LINE / sizeof(double) };

size_t rls_state_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return G + ((size_t)taps + 1) * row_doubles(precision, (size_t)taps);
}

size_t rls_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return 2 * padded((size_t)taps) + 2 * row_doubles(precision, (size_t)taps);
}

struct inverse rls_inverse(const struct node_view *view)
{
    size_t room = row_doubles(view->kernels->precision, (size_t)view->taps);
    return (struct inverse){
        .scale = view->state + SCALE, .g = view->state + G, .row = view->state + G + room};
}

struct rls_space rls_space(const struct node_view *view)
{
    size_t taps = (size_t)view->taps, room = row_doubles(view->kernels->precision, taps);
    double *row = view->scratch + 2 * padded(taps);
    return (struct rls_space){
        .q = view->scratch, .product = view->scratch + padded(taps), .u = row, .x = row + room};
}

/* Row i of P. */
static reals *row_of(const struct node_view *view, const struct inverse *inverse, ptrdiff_t i)
{
    enum precision precision = view->kernels->precision;
    return row_at(inverse->row, precision,
                  i * (ptrdiff_t)row_length(precision, (size_t)view->taps));
}

void rls_start(const struct node_view *view, double regularization)
{
    struct inverse inverse = rls_inverse(view);
    if (view->instant > 0)
        return;
    *inverse.scale = 1;
    for (int i = 0; i < view->taps; i++)
        row_set(row_of(view, &inverse, i), view->kernels->precision, i, 1 / regularization);
}

double rls_multiply(const struct node_view *view, const reals *phi, const reals *x)
{
    const struct kernels *kernels = view->kernels;
    const struct metric plain = {phi, 1, 0};
    struct inverse inverse = rls_inverse(view);
    struct rls_space space = rls_space(view);
    size_t taps = (size_t)view->taps;
    kernels->back_project(taps, 1, (double[]){1}, (int32_t[]){0}, view->u, view->stride, &plain,
                          space.u);
    for (int i = 0; i < view->taps; i++) {
        reals *row = row_of(view, &inverse, i);
        double g = row_get(inverse.g, kernels->precision, i);
        if (!x) {
            space.q[i] = kernels->scale_add_dot(taps, *inverse.scale, row, -g, inverse.g, space.u);
            continue;
        }
        struct two_dots products =
            kernels->scale_add_dots(taps, *inverse.scale, row, -g, inverse.g, space.u, x);
        space.q[i] = products.x;
        space.product[i] = products.z;
    }
    kernels->narrow(taps, 1, space.q, inverse.g);
    return kernels->dot(taps, space.u, inverse.g);
}

void rls_note(const struct node_view *view, double lambda, double divisor)
{
    struct inverse inverse = rls_inverse(view);
    *inverse.scale = 1 / lambda;
    view->kernels->narrow((size_t)view->taps, sqrt(1 / (lambda * divisor)), rls_space(view).q,
                          inverse.g);
}
