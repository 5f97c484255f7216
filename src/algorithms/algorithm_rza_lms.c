/* Reweighted zero-attracting diffusion LMS: psi = phi + mu e u - mu rho df(phi) with
 * f(x) = sum |x_i| / (epsilon + |x_i|) and, as in [DS13], df_i = sgn(phi_i) / (epsilon + |phi_i|).
 * [DS13] Di Lorenzo and Sayed, IEEE TSP 61(6), 2013, eq. (25) and, for the adaptive rho,
 * the projection onto {f <= eta}: mu rho = max(0, f(phi) - eta) / ||df||^2 with eta = f(h*). */
#include "algorithms/lms.h"
#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct rza_lms_params {
    struct per_node step;
    double epsilon;
    struct real_or_word rho;
};

static const char *const rho_words[] = {"adaptive", NULL};

#define OPTION_STRUCT struct rza_lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,    FROM(0),     "0.03",            "1",    "step size mu"),
    REAL_OR (rho,     FROM(0),     "3e-4", rho_words, "1",
             "zero attraction: an update subtracts mu rho df(phi); adaptive: by the true sparsity"),
    REAL    (epsilon, FROM(1e-12), "0.1",             "taps", "larger taps are hardly attracted"),
};
/* clang-format on */

static int is_adaptive(const struct rza_lms_params *params)
{
    return params->rho.word >= 0;
}

static size_t rza_lms_state_size(int taps, enum precision precision, const void *params)
{
    (void)taps, (void)precision, (void)params;
    return 1; /* eta */
}

/* The weights w_i = 1 / (epsilon + |phi_i|). */
static size_t rza_lms_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return row_doubles(precision, (size_t)taps);
}

static int rza_lms_check(const struct problem *problem, const void *params, struct err *err)
{
    if (is_adaptive(params) && !problem->truth_known)
        return err_set(err, ERR_USAGE,
                       "rho: adaptive needs the true system's sparsity; give a number or a system");
    return 0;
}

static void rza_lms_tune(const struct seat *seat)
{
    const struct rza_lms_params *params = seat->params;
    if (is_adaptive(params))
        seat->state[0] = truth_sparsity(seat->truth, params->epsilon);
}

static const reals *rza_lms_combine(struct seat *seat, const struct combination *of, reals *space)
{
    const struct rza_lms_params *params = seat->params;
    assert((uintptr_t)seat->scratch % CACHE_LINE == 0);
    seat->dot = seat->kernels->combine_dot_weigh((size_t)seat->taps, of, seat->u, params->epsilon,
                                                 space, seat->scratch);
    return space;
}

static double attraction(const struct seat *seat, const reals *phi)
{
    const struct rza_lms_params *params = seat->params;
    if (!is_adaptive(params))
        return per_node_at(&params->step, seat->node) * params->rho.value;
    struct reweighted_sums f =
        seat->kernels->reweighted_sums((size_t)seat->taps, seat->scratch, phi);
    double excess = f.value - seat->state[0];
    return excess > 0 ? excess / f.gradient : 0;
}

static double rza_lms_adapt(const struct seat *seat, const reals *phi, reals *next)
{
    const struct rza_lms_params *params = seat->params;
    double e = lms_error(seat), strength = attraction(seat, phi);
    double step = per_node_at(&params->step, seat->node);
    if (strength > 0)
        seat->kernels->add_reweighted((size_t)seat->taps, step * e, seat->u, strength,
                                      seat->scratch, phi, next);
    else
        lms_step(seat, step * e, phi, next);
    return e;
}

const struct algorithm algorithm_rza_lms = {
    .variant = {"rza-lms", "reweighted zero-attracting diffusion LMS",
                OPTIONS(options, struct rza_lms_params)},
    .source = "Di Lorenzo and Sayed, IEEE TSP 61(6), 2013 (arXiv:1206.3099)",
    .mode = MODE_ATC,
    .state_size = rza_lms_state_size,
    .scratch_size = rza_lms_scratch_size,
    .check = rza_lms_check,
    .tune = rza_lms_tune,
    .combine = rza_lms_combine,
    .adapt = rza_lms_adapt,
};
