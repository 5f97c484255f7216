/* Calls of the kernels of sapsm: hyperslabs, metric, ball. */
#include "bench/micro/kernel_calls_inside.h"

void call_residuals(const struct kernels *kernels, const struct kernel_inputs *in,
                    struct kernel_answer *r)
{
    static const double d[CALL_ROWS] = {1, -2, 0, 1e-300, 1e10};
    kernels->residuals(in->n, in->rows, in->u, in->stride, d, in->x, r->value);
}

/* Lists every third row, oldest first, up to the capacity. */
static int choose_rows(const struct kernel_inputs *in, int32_t age[CALL_ROWS])
{
    int count = 0;
    for (int a = in->rows - 1; a >= 0; a -= 3)
        age[count++] = a;
    return count;
}

void call_energies(const struct kernels *kernels, const struct kernel_inputs *in,
                   struct kernel_answer *r)
{
    int32_t age[CALL_ROWS];
    int count = choose_rows(in, age);
    kernels->energies(in->n, count, age, in->u, in->stride, &in->metric, r->value);
}

void call_back_project(const struct kernels *kernels, const struct kernel_inputs *in,
                       struct kernel_answer *r)
{
    static const double beta[CALL_ROWS] = {.3, -.25, 2, .15, 1e-3, -.7, 1e3};
    int32_t age[CALL_ROWS];
    int count = choose_rows(in, age);
    r->value[0] =
        kernels->back_project(in->n, count, beta, age, in->u, in->stride, &in->metric, r->out);
}

void call_norm1(const struct kernels *kernels, const struct kernel_inputs *in,
                struct kernel_answer *r)
{
    r->value[0] = kernels->norm1(in->n, in->x);
}

void call_metric_step(const struct kernels *kernels, const struct kernel_inputs *in,
                      struct kernel_answer *r)
{
    kernels->metric_step(in->n, in->a, in->x, &in->metric, in->y, r->out);
}

void call_metric_step_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->y);
    struct metric own = {r->out, in->metric.base, in->metric.scale};
    kernels->metric_step(in->n, in->a, in->x, &own, r->out, r->out);
}

static struct ball_start start_ball(const struct kernels *kernels, const struct kernel_inputs *in,
                                    reals *psi, reals *shift)
{
    return kernels->ball_step(in->n, in->a, in->y, &in->metric, in->x, in->w, in->lambda, psi,
                              shift);
}

void call_ball_step(const struct kernels *kernels, const struct kernel_inputs *in,
                    struct kernel_answer *r)
{
    struct ball_start start = start_ball(kernels, in, r->out, in->space);
    r->value[0] = start.weighted;
    r->value[1] = start.lambda;
    r->value[2] = start.sums.weighted;
    r->value[3] = start.sums.slope;
    r->count = start.sums.active;
}

void call_ball_step_shift(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    start_ball(kernels, in, in->space, r->out);
}

void call_ball_sums(const struct kernels *kernels, const struct kernel_inputs *in,
                    struct kernel_answer *r)
{
    struct ball_sums sums = kernels->ball_sums(in->n, in->x, in->w, in->shift, in->lambda);
    r->value[0] = sums.weighted;
    r->value[1] = sums.slope;
    r->count = sums.active;
}

void call_ball_shrink(const struct kernels *kernels, const struct kernel_inputs *in,
                      struct kernel_answer *r)
{
    struct ball_sums sums =
        kernels->ball_shrink(in->n, in->x, in->w, in->shift, in->lambda, r->out);
    r->value[0] = sums.weighted;
    r->value[1] = sums.slope;
    r->count = sums.active;
}
