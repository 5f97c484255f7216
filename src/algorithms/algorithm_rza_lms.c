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
    PER_NODE(step,    FROM(0),     "0.03",            "1",    "step size mu", SEARCH_STEP(0.01, 1)),
    REAL_OR (rho,     FROM(0),     "3e-4", rho_words, "1",
             "zero attraction: subtracts mu rho df(phi); adaptive: rho from the true sparsity",
             SEARCH_LOG(1e-6, 1e-2)),
    REAL    (epsilon, FROM(1e-12), "0.1",             "taps", "larger taps are barely attracted",
             SEARCH_LOG(5e-4, 0.1)),
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

static unsigned rza_lms_knows(const void *params)
{
    return is_adaptive(params) ? KNOWS_SPARSITY : 0;
}

static int rza_lms_check(const struct problem *problem, const void *params, struct err *err)
{
    if (is_adaptive(params) && !problem->truth_known)
        return err_refuse(err, "rho",
                          "adaptive needs the true system's sparsity; give a number or a system");
    return 0;
}

static void rza_lms_tune(const struct node_view *view)
{
    const struct rza_lms_params *params = view->params;
    if (is_adaptive(params))
        view->state[0] = truth_sparsity(view->truth, params->epsilon);
}

static const reals *rza_lms_combine(struct node_view *view, const struct combination *of,
                                    reals *space)
{
    const struct rza_lms_params *params = view->params;
    assert((uintptr_t)view->scratch % CACHE_LINE == 0);
    view->dot = view->kernels->combine_dot_weigh((size_t)view->taps, of, view->u, params->epsilon,
                                                 space, view->scratch);
    return space;
}

static double attraction(const struct node_view *view, const reals *phi)
{
    const struct rza_lms_params *params = view->params;
    if (!is_adaptive(params))
        return per_node_at(&params->step, view->node) * params->rho.value;
    struct reweighted_sums f =
        view->kernels->reweighted_sums((size_t)view->taps, view->scratch, phi);
    double excess = f.value - view->state[0];
    return excess > 0 ? excess / f.gradient : 0;
}

static double rza_lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct rza_lms_params *params = view->params;
    double e = lms_error(view), strength = attraction(view, phi);
    double step = per_node_at(&params->step, view->node);
    if (strength > 0)
        view->kernels->add_reweighted((size_t)view->taps, step * e, view->u, strength,
                                      view->scratch, phi, next);
    else
        lms_step(view, step * e, phi, next);
    return e;
}

const struct algorithm algorithm_rza_lms = {
    .variant = {"rza-lms", "reweighted zero-attracting diffusion LMS",
                OPTIONS(options, struct rza_lms_params)},
    .source = "Di Lorenzo and Sayed, IEEE TSP 61(6), 2013 (arXiv:1206.3099)",
    .mode = MODE_ATC,
    .state_size = rza_lms_state_size,
    .scratch_size = rza_lms_scratch_size,
    .knows = rza_lms_knows,
    .check = rza_lms_check,
    .tune = rza_lms_tune,
    .combine = rza_lms_combine,
    .adapt = rza_lms_adapt,
};
