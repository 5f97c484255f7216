/* Diffusion affine projection: psi = phi + mu U' (regularization I + U U')^-1 (d - U phi), where
 * the rows of U are the last q regressors. Li and Chambers, IEEE SSP Workshop 2009. q = 1 is NLMS.
 *
 * U U' of one instant, without its last row and column, is the next one's without the first: only
 * the products with the newest regressor are computed. */
#include "algorithms/algorithm.h"
#include "base/option_rows.h"

#include <assert.h>
#include <string.h>

struct apa_params {
    int window;
    struct per_node step;
    double regularization;
};

#define OPTION_STRUCT struct apa_params
/* clang-format off */
static const struct option options[] = {
    INT     (window,         CLOSED(1, 64), "10",   "data",       "q: number of recent data"),
    PER_NODE(step,           CLOSED(0, 2),  "0.1",  "1",          "normalised step size mu",
             SEARCH_LOG(5e-3, 1)),
    REAL    (regularization, FROM(0),       "1e-3", "power of u", "added to the diagonal of U U'"),
};
/* clang-format on */

/* Parts of the thread's scratch. */
struct apa_space {
    double *residual; /* (q,) d - U phi, then the solution of the equations */
    double *zero;     /* (q,) */
    double *factor;   /* (q, q) unit lower triangle, pivots on the diagonal */
    int32_t *age;     /* (q,) 0, 1, .. */
    reals *newest;    /* (taps,) padded: u(n), then the step's direction */
};

static int apa_window(const void *params)
{
    return ((const struct apa_params *)params)->window;
}

/* The lower triangle of U U', newest first. */
static size_t apa_state_size(int taps, enum precision precision, const void *params)
{
    (void)taps, (void)precision;
    size_t rows = (size_t)apa_window(params);
    return rows * rows;
}

static size_t apa_scratch_size(int taps, enum precision precision, const void *params)
{
    size_t rows = (size_t)apa_window(params);
    return 3 * padded(rows) + padded(rows * rows) + row_doubles(precision, (size_t)taps);
}

static struct apa_space apa_space(const struct node_view *view)
{
    size_t rows = (size_t)apa_window(view->params), room = padded(rows);
    double *scratch = view->scratch;
    return (struct apa_space){
        .residual = scratch,
        .zero = scratch + room,
        .age = (int32_t *)(scratch + 2 * room),
        .factor = scratch + 3 * room,
        .newest = scratch + 3 * room + padded(rows * rows),
    };
}

/* Moves the products of the last instant one place on. */
static void age_products(double *products, int window, int rows)
{
    for (int a = rows - 1; a > 0; a--)
        memmove(products + a * window + 1, products + (a - 1) * window,
                (size_t)a * sizeof *products);
}

/* The products with the newest regressor, as residuals of 0. */
static void add_products(const struct node_view *view, const struct apa_space *space,
                         const struct metric *plain)
{
    const struct kernels *kernels = view->kernels;
    size_t taps = (size_t)view->taps;
    int window = apa_window(view->params), rows = view->rows;
    memset(space->zero, 0, (size_t)rows * sizeof *space->zero);
    kernels->back_project(taps, 1, (double[]){1}, space->age, view->u, view->stride, plain,
                          space->newest);
    kernels->residuals(taps, rows, view->u, view->stride, space->zero, space->newest,
                       space->residual);
    age_products(view->state, window, rows);
    for (int a = 0; a < rows; a++)
        view->state[a * window] = -space->residual[a];
}

/* Factors the lower triangle of A = regularization I + U U' into L D L'. The pivot of a regressor
 * that depends on newer ones is rounding; it becomes 0, which leaves the regressor out. */
static void factor_products(const struct node_view *view, double *factor, int rows)
{
    const struct apa_params *params = view->params;
    double rounding = view->kernels->precision == PRECISION_F32 ? 1e-5 : 1e-13;
    int window = params->window;
    for (int i = 0; i < rows; i++) {
        double *own = factor + i * window, product = view->state[i * window + i];
        for (int j = 0; j <= i; j++) {
            const double *other = factor + j * window;
            double sum = view->state[i * window + j] + (i == j ? params->regularization : 0);
            for (int k = 0; k < j; k++)
                sum -= own[k] * other[k] * factor[k * window + k];
            if (i == j)
                own[j] = sum > rounding * product ? sum : 0;
            else
                own[j] = other[j] > 0 ? sum / other[j] : 0;
        }
    }
}

/* x = A^-1 x */
static void solve_equations(const double *factor, int window, int rows, double *x)
{
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < i; k++)
            x[i] -= factor[i * window + k] * x[k];
    for (int i = 0; i < rows; i++) {
        double pivot = factor[i * window + i];
        x[i] = pivot > 0 ? x[i] / pivot : 0;
    }
    for (int i = rows - 1; i >= 0; i--)
        for (int k = i + 1; k < rows; k++)
            x[i] -= factor[k * window + i] * x[k];
}

static double apa_adapt(const struct node_view *view, const reals *phi, reals *next)
{
    const struct apa_params *params = view->params;
    const struct kernels *kernels = view->kernels;
    const struct metric plain = {phi, 1, 0};
    struct apa_space space = apa_space(view);
    size_t taps = (size_t)view->taps;
    int rows = view->rows;
    assert(rows >= 1 && rows <= params->window);
    for (int a = 0; a < rows; a++)
        space.age[a] = a;
    add_products(view, &space, &plain);
    factor_products(view, space.factor, rows);
    kernels->residuals(taps, rows, view->u, view->stride, view->d, phi, space.residual);
    double e = space.residual[0];
    solve_equations(space.factor, params->window, rows, space.residual);
    kernels->back_project(taps, rows, space.residual, space.age, view->u, view->stride, &plain,
                          space.newest);
    kernels->add_scaled(taps, per_node_at(&params->step, view->node), space.newest, phi, next);
    return e;
}

const struct algorithm algorithm_apa = {
    .variant = {"apa", "diffusion affine projection", OPTIONS(options, struct apa_params)},
    .source = "Li and Chambers, IEEE Workshop on Statistical Signal Processing, 2009",
    .mode = MODE_ATC,
    .window = apa_window,
    .state_size = apa_state_size,
    .scratch_size = apa_scratch_size,
    .adapt = apa_adapt,
};
