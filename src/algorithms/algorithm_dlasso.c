/* The lasso of all nodes' data, found together: the alternating direction method of multipliers,
 * one round per instant. With R_k and r_k of the node's data (twl.h), N_k neighbours l, and the
 * multiplier p_k of their consensus,
 *
 *     p_k <- p_k + c sum_l (h_k - h_l),
 *     h_k,i <- S(r_i - p_i + c sum_l (h_k,i + h_l,i) - sum_{j != i} R_ij h_k,j, penalty_k)
 *              / (R_ii + 2 c N_k),    i = 1 .. L in turn, S(x, t) = sgn(x) max(|x| - t, 0).
 *
 * Mateos, Bazerque and Giannakis, IEEE TSP 58(10), 2010: DCD-Lasso, which is for a fixed batch of
 * data. Here data are learned as they come, until the batch is complete. Then the h_k go to the
 * minimum of the sum of the nodes' costs. The penalties of all nodes are one for all data,
 * penalty_sigmas deviations of the noise in their sum; a node's part of it is that of its own data
 * divided by sqrt(nodes).
 *
 * Weights play no part; only who hears whom counts. The multipliers of two neighbours change by
 * opposite amounts, so their sum stays 0. A message that is lost in one direction only leaves a sum
 * that is never removed: the h_k go to the minimum of another cost. Without any neighbour a node
 * minimises its own cost with the multiplier in it, which few data do not bound. */
#include "algorithms/lms.h"
#include "algorithms/twl.h"
#include "base/option_rows.h"

#include <string.h>

struct dlasso_params {
    struct twl_params twl;
    double coupling;
    int batch;
};

#define OPTION_STRUCT struct dlasso_params
/* clang-format off */
static const struct option options[] = {
    TWL_ROWS,
    REAL(coupling, ABOVE(0),       "10", "power of u",
         "c: how strongly neighbours pull each other; if it is too small they agree late, if too large they "
         "learn slowly",
         SEARCH_LOG(1, 1000)),
    INT (batch,    CLOSED(1, 1e9), NULL, "iterations",
         "instants whose data are learned; the iterations after them find the lasso of these data; "
         "default: all"),
};
/* clang-format on */

/* A view of a node's state after that of the lasso. */
struct consensus {
    double *multiplier; /* (taps,): p */
    reals *own;         /* (taps,) padded: the node's last estimate */
};

/* A view of the thread's scratch. */
struct heard {
    double *neighbours; /* their number */
    double *sum;        /* (taps,) padded: of their estimates and the node's own */
    double *target;     /* (taps,): r - p + c sum_l (h_k + h_l) */
};
enum { SUM = CACHE_LINE / sizeof(double) };

static size_t dlasso_state_size(int taps, enum precision precision, const void *params)
{
    return whole_lines(twl_state_size(taps, precision, params)) + whole_lines((size_t)taps) +
           row_doubles(precision, (size_t)taps);
}

static struct consensus consensus_of(const struct node_view *view)
{
    size_t taps = (size_t)view->taps;
    size_t lasso = whole_lines(twl_state_size(view->taps, view->kernels->precision, view->params));
    double *multiplier = view->state + lasso;
    return (struct consensus){.multiplier = multiplier, .own = multiplier + whole_lines(taps)};
}

static size_t dlasso_scratch_size(int taps, enum precision precision, const void *params)
{
    (void)precision, (void)params;
    return SUM + padded((size_t)taps) + (size_t)taps;
}

static struct heard heard_of(const struct node_view *view)
{
    return (struct heard){.neighbours = view->scratch,
                          .sum = view->scratch + SUM,
                          .target = view->scratch + SUM + padded((size_t)view->taps)};
}

/* Sums the rows as they are, and returns the node's own. */
static const reals *dlasso_combine(struct node_view *view, const struct combination *of,
                                   reals *space)
{
    const struct kernels *kernels = view->kernels;
    struct heard heard = heard_of(view);
    size_t taps = (size_t)view->taps;
    const reals *alone = combination_row(of, kernels->precision);
    const reals *own = alone ? alone : consensus_of(view).own;
    (void)space;
    *heard.neighbours = of->count - 1;
    memset(heard.sum, 0, padded(taps) * sizeof *heard.sum);
    kernels->add_rows(padded(taps), 1, of->count, of->column, kernels->precision, of->rows,
                      of->stride, heard.sum);
    view->dot = kernels->dot(taps, view->u, own);
    return own;
}

static void move_multiplier(const struct node_view *view, const struct heard *heard,
                            const reals *own)
{
    const struct dlasso_params *params = view->params;
    double *p = consensus_of(view).multiplier, c = params->coupling, count = *heard->neighbours;
    const double *r = twl_of(view).r;
    for (int i = 0; i < view->taps; i++) {
        double h = row_get(own, view->kernels->precision, i), others = heard->sum[i] - h;
        p[i] += c * (count * h - others);
        heard->target[i] = r[i] - p[i] + c * (count * h + others);
    }
}

/* The tap's minimum; a tap without any data or neighbour keeps its value. */
static double minimise_tap(const struct node_view *view, const struct twl *twl, int i,
                           const reals *x, int learns, double penalty)
{
    const struct dlasso_params *params = view->params;
    const struct heard heard = heard_of(view);
    enum precision precision = view->kernels->precision;
    const reals *row = twl_row(view, twl, i);
    double product =
        learns ? twl_learn_row(view, twl, i, x) : view->kernels->dot((size_t)view->taps, row, x);
    double own = row_get(x, precision, i), curvature = row_get(row, precision, i);
    double all = curvature + 2 * params->coupling * *heard.neighbours;
    return all > 0 ? twl_shrink(heard.target[i] - product + curvature * own, penalty) / all : own;
}

static double dlasso_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct dlasso_params *params = view->params;
    const struct heard heard = heard_of(view);
    const struct twl twl = twl_of(view);
    enum precision precision = view->kernels->precision;
    size_t row = row_bytes(precision, (size_t)view->taps);
    int learns = !params->batch || view->instant < params->batch;
    double e = lms_error(view), penalty = learns ? twl_learn(view) : twl_penalty(view);
    penalty /= sqrt(view->nodes);
    move_multiplier(view, &heard, phi);
    if (phi != next)
        memcpy(next, phi, row);
    for (int i = 0; i < view->taps; i++)
        row_set(next, precision, i, minimise_tap(view, &twl, i, next, learns, penalty));
    memcpy(consensus_of(view).own, next, row);
    return e;
}

const struct algorithm algorithm_dlasso = {
    .variant =
        {"dlasso",
         "the lasso of all nodes' data, by consensus of neighbours; each message needs its answer",
         OPTIONS(options, struct dlasso_params)},
    .source = "Mateos, Bazerque and Giannakis, IEEE TSP 58(10), 2010",
    .mode = MODE_CTA,
    .own_statistics = 1,
    .own_rows = 1,
    .state_size = dlasso_state_size,
    .scratch_size = dlasso_scratch_size,
    .knows = twl_knows,
    .check = twl_check,
    .combine = dlasso_combine,
    .adapt = dlasso_adapt,
};
