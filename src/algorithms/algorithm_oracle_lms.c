/* LMS that knows the support: psi = phi + mu e u on the taps where h* is not zero, 0 elsewhere.
 *
 * The floor of all that learn a sparse system by LMS: its error is that of LMS with as many taps as
 * h* has non-zero ones. [CS10] Cattivelli and Sayed, IEEE TSP 58(3), 2010, on those taps. */
#include "algorithms/lms.h"
#include "base/option_rows.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct oracle_lms_params {
    struct per_node step;
};

#define OPTION_STRUCT struct oracle_lms_params
/* clang-format off */
static const struct option options[] = {
    PER_NODE(step, FROM(0), "0.03", "1", "step size mu", SEARCH_STEP(0.01, 1)),
};
/* clang-format on */

/* The taps of the support, ascending. */
struct support_list {
    int32_t count, tap[];
};

static size_t oracle_lms_state_size(int taps, enum precision precision, const void *params)
{
    (void)precision, (void)params;
    size_t bytes = sizeof(struct support_list) + (size_t)taps * sizeof(int32_t);
    return (bytes + sizeof(double) - 1) / sizeof(double);
}

/* The new values of the support. */
static size_t oracle_lms_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)precision, (void)params;
    return (size_t)taps;
}

static unsigned oracle_lms_knows(const void *params)
{
    (void)params;
    return KNOWS_SUPPORT;
}

static int oracle_lms_check(const struct problem *problem, const void *params, struct err *err)
{
    (void)params;
    if (!problem->truth_known)
        return err_refuse(err, "name", "oracle-lms needs the true system; give a system");
    return 0;
}

static void oracle_lms_tune(const struct node_view *view)
{
    struct support_list *support = (struct support_list *)view->state;
    support->count = 0;
    for (int i = 0; i < view->taps; i++)
        if (view->truth->h[i] != 0)
            support->tap[support->count++] = i;
}

static double oracle_lms_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct oracle_lms_params *params = view->params;
    const struct support_list *support = (const struct support_list *)view->state;
    enum precision precision = view->kernels->precision;
    double e = lms_error(view), length = per_node_at(&params->step, view->node) * e;
    assert(support->count <= view->taps);
    for (int j = 0; j < support->count; j++) {
        int i = support->tap[j];
        view->scratch[j] = fma(length, row_get(view->u, precision, i), row_get(phi, precision, i));
    }
    memset(next, 0, row_bytes(precision, (size_t)view->taps));
    for (int j = 0; j < support->count; j++)
        row_set(next, precision, support->tap[j], view->scratch[j]);
    return e;
}

const struct algorithm algorithm_oracle_lms = {
    .variant = {"oracle-lms", "diffusion LMS that knows which taps are zero",
                OPTIONS(options, struct oracle_lms_params)},
    .source = "Cattivelli and Sayed, IEEE TSP 58(3), 2010, on the support of the true system",
    .mode = MODE_ATC,
    .state_size = oracle_lms_state_size,
    .scratch_size = oracle_lms_scratch_size,
    .knows = oracle_lms_knows,
    .check = oracle_lms_check,
    .tune = oracle_lms_tune,
    .combine = lms_combine,
    .adapt = oracle_lms_adapt,
};
