/* Hard-thresholding diffusion LMS: psi = H(phi + mu e u), where H keeps the s taps of largest
 * magnitude, or those above a threshold, and sets the others to 0.
 *
 * Combine, step, threshold is the order of DiHaT, here with the step of one datum: Chouvardas,
 * Mileounis, Kalouptsidis and Theodoridis, IEEE TSP 63(6), 2015. On one node it is the iterative
 * hard thresholding of Blumensath and Davies (2009) with a stochastic gradient. With mode cta an
 * estimate has s non-zero taps; with atc it is a mean of neighbours' and may have more. */
#include "algorithms/largest.h"
#include "algorithms/lms.h"
#include "base/option_rows.h"

struct ht_lms_params {
    struct per_node step;
    struct real_or_word keep, threshold;
};

static const char *const keep_words[] = {"oracle", NULL};
static const char *const threshold_words[] = {"none", NULL};

#define OPTION_STRUCT struct ht_lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step,      FROM(0),          "0.03",                    "1",    "step size mu", SEARCH_STEP(0.01, 1)),
    INT_OR  (keep,      CLOSED(1, 1e9),   "oracle", keep_words,      "taps",
             "s: number of largest taps to keep; oracle: as many as are not zero in the true system",
             SEARCH_LOG(2, 50)),
    REAL_OR (threshold, FROM(0),          "none",   threshold_words, "taps",
             "if given, taps above it are kept, however many"),
};
/* clang-format on */

/* The number of taps to keep, and the last threshold that separated them from the others. */
enum { KEEP, THRESHOLD, STATE };

static size_t ht_lms_state_size(int taps, enum precision precision, const void *params)
{
    (void)taps, (void)precision, (void)params;
    return STATE;
}

/* The row before the threshold; space for the selection. */
static size_t ht_lms_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)params;
    return row_doubles(precision, (size_t)taps) + (size_t)taps;
}

static int counts_by_oracle(const struct ht_lms_params *params)
{
    return params->threshold.word >= 0 && params->keep.word >= 0;
}

static unsigned ht_lms_knows(const void *params)
{
    return counts_by_oracle(params) ? KNOWS_SPARSITY : 0;
}

static int ht_lms_check(const struct problem *problem, const void *params, struct err *err)
{
    if (counts_by_oracle(params) && !problem->truth_known)
        return err_refuse(
            err, "keep", "oracle needs the true system; give a number, a threshold, or the system");
    return 0;
}

/* A compressible system has no zero taps: all are kept. */
static void ht_lms_tune(const struct node_view *view)
{
    const struct ht_lms_params *params = view->params;
    double keep = params->keep.value;
    if (counts_by_oracle(params))
        keep = view->truth->nonzeros ? view->truth->nonzeros : view->taps;
    view->state[KEEP] = keep < view->taps ? keep : view->taps;
}

static double ht_lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct ht_lms_params *params = view->params;
    size_t taps = (size_t)view->taps;
    reals *psi = view->scratch;
    double *space = view->scratch + row_doubles(view->kernels->precision, taps);
    double e = lms_error(view);
    lms_step(view, per_node_at(&params->step, view->node) * e, phi, psi);
    if (params->threshold.word < 0)
        view->kernels->keep_above(taps, params->threshold.value, psi, next);
    else
        view->state[THRESHOLD] = keep_largest(view->kernels, taps, (size_t)view->state[KEEP],
                                              view->state[THRESHOLD], psi, space, next);
    return e;
}

const struct algorithm algorithm_ht_lms = {
    .variant = {"ht-lms", "diffusion LMS that keeps the largest taps",
                OPTIONS(options, struct ht_lms_params)},
    .source = "Chouvardas, Mileounis, Kalouptsidis and Theodoridis, IEEE TSP 63(6), 2015 (DiHaT), "
              "with the step of LMS",
    .mode = MODE_CTA,
    .state_size = ht_lms_state_size,
    .scratch_size = ht_lms_scratch_size,
    .knows = ht_lms_knows,
    .check = ht_lms_check,
    .tune = ht_lms_tune,
    .combine = lms_combine,
    .adapt = ht_lms_adapt,
};
