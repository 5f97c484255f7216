#include "bench/micro/kernel_calls.h"

#include <string.h>

/* The input of a kernel that works in place. */
static void prepare_output(const struct kernels *kernels, struct kernel_answer *r,
                           const struct kernel_inputs *in, const reals *from)
{
    if (!in->go_on)
        memcpy(r->out, from, row_bytes(kernels->precision, in->n));
}

static struct combination combination_of(const struct kernel_inputs *in)
{
    static const double weight[CALL_ROWS] = {.3, .25, .2, .15, .1, .05, -.1, .2,  .1,   .3,
                                             .4, .1,  .2, .05, .7, .15, .3,  -.2, 0.25, 0.125};
    static const int32_t column[CALL_ROWS] = {3,  0,  4,  1,  2,  7,  5,  6,  9,  8,
                                              19, 12, 11, 10, 13, 18, 16, 17, 14, 15};
    return (struct combination){in->rows, weight, column, in->combined, in->row_stride};
}

static void call_combine(const struct kernels *kernels, const struct kernel_inputs *in,
                         struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    kernels->combine(in->n, &of, r->out);
}

static void call_combine_dot(const struct kernels *kernels, const struct kernel_inputs *in,
                             struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot(in->n, &of, in->u, r->out);
}

static void call_combine_weigh(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_weigh(in->n, &of, in->epsilon, r->out, in->space);
}

static void call_combine_weights(const struct kernels *kernels, const struct kernel_inputs *in,
                                 struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_weigh(in->n, &of, in->epsilon, in->space, r->out);
}

static void call_combine_dot_weigh(const struct kernels *kernels, const struct kernel_inputs *in,
                                   struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, r->out, in->space);
}

static void call_combine_dot_weights(const struct kernels *kernels, const struct kernel_inputs *in,
                                     struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, in->space, r->out);
}

/* A combination that exists already: the row itself. */
static void call_combine_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                                  struct kernel_answer *r)
{
    struct combination of = {1, &(double){1}, &(int32_t){0}, r->out, 0};
    prepare_output(kernels, r, in, in->x);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, r->out, in->space);
    r->value[1] = kernels->combine_weigh(in->n, &of, in->epsilon, r->out, in->space);
}

static void call_dot(const struct kernels *kernels, const struct kernel_inputs *in,
                     struct kernel_answer *r)
{
    r->value[0] = kernels->dot(in->n, in->u, in->x);
}

static void call_dot_energy(const struct kernels *kernels, const struct kernel_inputs *in,
                            struct kernel_answer *r)
{
    struct dot_energy both = kernels->dot_energy(in->n, in->u, in->x);
    r->value[0] = both.dot;
    r->value[1] = both.energy;
}

static void call_add_scaled(const struct kernels *kernels, const struct kernel_inputs *in,
                            struct kernel_answer *r)
{
    kernels->add_scaled(in->n, in->a, in->u, in->x, r->out);
}

static void call_add_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                              struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    kernels->add_scaled(in->n, in->a, in->u, r->out, r->out);
}

static void call_residuals(const struct kernels *kernels, const struct kernel_inputs *in,
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

static void call_energies(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    int32_t age[CALL_ROWS];
    int count = choose_rows(in, age);
    kernels->energies(in->n, count, age, in->u, in->stride, &in->metric, r->value);
}

static void call_back_project(const struct kernels *kernels, const struct kernel_inputs *in,
                              struct kernel_answer *r)
{
    static const double beta[CALL_ROWS] = {.3, -.25, 2, .15, 1e-3, -.7, 1e3};
    int32_t age[CALL_ROWS];
    int count = choose_rows(in, age);
    r->value[0] =
        kernels->back_project(in->n, count, beta, age, in->u, in->stride, &in->metric, r->out);
}

static void call_norm1(const struct kernels *kernels, const struct kernel_inputs *in,
                       struct kernel_answer *r)
{
    r->value[0] = kernels->norm1(in->n, in->x);
}

static void call_metric_step(const struct kernels *kernels, const struct kernel_inputs *in,
                             struct kernel_answer *r)
{
    kernels->metric_step(in->n, in->a, in->x, &in->metric, in->y, r->out);
}

static void call_metric_step_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                                      struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->y);
    struct metric own = {r->out, in->metric.base, in->metric.scale};
    kernels->metric_step(in->n, in->a, in->x, &own, r->out, r->out);
}

static struct ball_start start_ball(const struct kernels *kernels, const struct kernel_inputs *in,
                                    reals *psi, reals *shift)
{
    return kernels->ball_step(in->n, in->a, in->y, &in->metric, in->x, in->w, in->lambda, psi,
                              shift);
}

static void call_ball_step(const struct kernels *kernels, const struct kernel_inputs *in,
                           struct kernel_answer *r)
{
    struct ball_start start = start_ball(kernels, in, r->out, in->space);
    r->value[0] = start.weighted;
    r->value[1] = start.lambda;
    r->value[2] = start.sums.weighted;
    r->value[3] = start.sums.slope;
    r->count = start.sums.active;
}

static void call_ball_step_shift(const struct kernels *kernels, const struct kernel_inputs *in,
                                 struct kernel_answer *r)
{
    start_ball(kernels, in, in->space, r->out);
}

static void call_ball_sums(const struct kernels *kernels, const struct kernel_inputs *in,
                           struct kernel_answer *r)
{
    struct ball_sums sums = kernels->ball_sums(in->n, in->x, in->w, in->shift, in->lambda);
    r->value[0] = sums.weighted;
    r->value[1] = sums.slope;
    r->count = sums.active;
}

static void call_ball_shrink(const struct kernels *kernels, const struct kernel_inputs *in,
                             struct kernel_answer *r)
{
    struct ball_sums sums =
        kernels->ball_shrink(in->n, in->x, in->w, in->shift, in->lambda, r->out);
    r->value[0] = sums.weighted;
    r->value[1] = sums.slope;
    r->count = sums.active;
}

static void call_add_attracted(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    kernels->add_attracted(in->n, in->a, in->u, in->epsilon, in->x, r->out);
}

static void call_add_reweighted(const struct kernels *kernels, const struct kernel_inputs *in,
                                struct kernel_answer *r)
{
    kernels->add_reweighted(in->n, in->a, in->u, 0.3 * in->a, in->w, in->x, r->out);
}

static void call_add_fading(const struct kernels *kernels, const struct kernel_inputs *in,
                            struct kernel_answer *r)
{
    kernels->add_fading(in->n, in->a, in->u, 0.3 * in->a, 1.7, in->x, r->out);
}

static void call_fading_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                                 struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    kernels->add_fading(in->n, in->a, in->u, 0.3 * in->a, 1.7, r->out, r->out);
}

static void call_keep_above(const struct kernels *kernels, const struct kernel_inputs *in,
                            struct kernel_answer *r)
{
    r->count = kernels->keep_above(in->n, in->epsilon, in->x, r->out);
}

static void call_keep_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    r->count = kernels->keep_above(in->n, in->epsilon, r->out, r->out);
}

static void call_scale_add_dot(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    r->value[0] = kernels->scale_add_dot(in->n, 0.9, r->out, in->a, in->u, in->y);
}

static void call_attracted_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                                    struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    kernels->add_attracted(in->n, in->a, in->u, in->epsilon, r->out, r->out);
}

static void call_reweighted_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                                     struct kernel_answer *r)
{
    prepare_output(kernels, r, in, in->x);
    kernels->add_reweighted(in->n, in->a, in->u, 0.3 * in->a, in->w, r->out, r->out);
}

static void call_reweighted_sums(const struct kernels *kernels, const struct kernel_inputs *in,
                                 struct kernel_answer *r)
{
    struct reweighted_sums sums = kernels->reweighted_sums(in->n, in->w, in->x);
    r->value[0] = sums.value;
    r->value[1] = sums.gradient;
}

static void call_distance_peak(const struct kernels *kernels, const struct kernel_inputs *in,
                               struct kernel_answer *r)
{
    struct distance_peak both = kernels->distance_peak(in->n, kernels->precision, in->x, in->wide);
    r->value[0] = both.distance;
    r->value[1] = both.peak;
}

static void call_distance_above(const struct kernels *kernels, const struct kernel_inputs *in,
                                struct kernel_answer *r)
{
    struct distance_above both =
        kernels->distance_above(in->n, kernels->precision, in->x, in->wide, in->epsilon);
    r->value[0] = both.distance;
    r->count = both.above;
}

static void call_add_rows(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    if (!in->go_on)
        memcpy(r->out, in->wide, row_bytes(PRECISION_F64, in->n));
    kernels->add_rows(padded(in->n), in->a, of.count, of.column, kernels->precision, of.rows,
                      of.stride, r->out);
}

/* Draws at four positions of a stream; the last one is at the end of the counter's range. */
static void call_normals(const struct kernels *kernels, const struct kernel_inputs *in,
                         struct kernel_answer *r)
{
    static const uint32_t first[] = {0, 16, 4096, UINT32_MAX - 15};
    struct random_stream stream =
        random_stream(UINT64_C(0x123456789abcdef), RANDOM_NOISE, 77, (int)in->n, 3);
    kernels->normals(in->n, &stream, first[in->gap % 4], r->out);
}

static void call_narrow(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    kernels->narrow(in->n, in->a, in->numbers, r->out);
}

size_t kernel_written(const struct kernel_call *kernel, const struct kernels *kernels, size_t n)
{
    switch (kernel->writes) {
    case WRITES_ROW:
        return row_bytes(kernels->precision, n);
    case WRITES_DOUBLES:
        return row_bytes(PRECISION_F64, n);
    default:
        return 0;
    }
}

const struct kernel_call kernel_calls[] = {
    {"combine", call_combine, WRITES_ROW, 0, 0},
    {"combine_dot", call_combine_dot, WRITES_ROW, 0, 0},
    {"combine_weigh", call_combine_weigh, WRITES_ROW, 0, 0},
    {"combine_weigh, weights", call_combine_weights, WRITES_ROW, 0, 1},
    {"combine_dot_weigh", call_combine_dot_weigh, WRITES_ROW, 0, 0},
    {"combine_dot_weigh, weights", call_combine_dot_weights, WRITES_ROW, 0, 1},
    {"combine_dot_weigh in place", call_combine_in_place, WRITES_ROW, 0, 1},
    {"dot", call_dot, WRITES_NOTHING, 0, 0},
    {"dot_energy", call_dot_energy, WRITES_NOTHING, 0, 0},
    {"add_scaled", call_add_scaled, WRITES_ROW, 0, 0},
    {"add_scaled in place", call_add_in_place, WRITES_ROW, 0, 1},
    {"residuals", call_residuals, WRITES_NOTHING, 0, 0},
    {"energies", call_energies, WRITES_NOTHING, 0, 0},
    {"back_project", call_back_project, WRITES_ROW, 0, 0},
    {"norm1", call_norm1, WRITES_NOTHING, 0, 0},
    {"metric_step", call_metric_step, WRITES_ROW, 0, 0},
    {"metric_step in place", call_metric_step_in_place, WRITES_ROW, 0, 1},
    {"ball_step", call_ball_step, WRITES_ROW, 0, 0},
    {"ball_step, shift", call_ball_step_shift, WRITES_ROW, 0, 1},
    {"ball_sums", call_ball_sums, WRITES_NOTHING, 0, 0},
    {"ball_shrink", call_ball_shrink, WRITES_ROW, 0, 0},
    {"add_attracted", call_add_attracted, WRITES_ROW, 0, 0},
    {"add_attracted in place", call_attracted_in_place, WRITES_ROW, 0, 1},
    {"add_reweighted", call_add_reweighted, WRITES_ROW, 0, 0},
    {"add_reweighted in place", call_reweighted_in_place, WRITES_ROW, 0, 1},
    {"add_fading", call_add_fading, WRITES_ROW, 0, 0},
    {"add_fading in place", call_fading_in_place, WRITES_ROW, 0, 1},
    {"keep_above", call_keep_above, WRITES_ROW, 0, 0},
    {"keep_above in place", call_keep_in_place, WRITES_ROW, 0, 1},
    {"scale_add_dot", call_scale_add_dot, WRITES_ROW, 0, 0},
    {"reweighted_sums", call_reweighted_sums, WRITES_NOTHING, 0, 0},
    {"distance_peak", call_distance_peak, WRITES_NOTHING, 0, 0},
    {"distance_above", call_distance_above, WRITES_NOTHING, 0, 0},
    {"add_rows", call_add_rows, WRITES_DOUBLES, 0, 0},
    {"normals", call_normals, WRITES_DOUBLES, 1, 0},
    {"narrow", call_narrow, WRITES_ROW, 0, 0},
    {NULL, NULL, WRITES_NOTHING, 0, 0},
};
