/* Calls of the kernels that combine rows. */
#include "bench/micro/kernel_calls_inside.h"

#include <string.h>

static struct combination combination_of(const struct kernel_inputs *in)
{
    static const double weight[CALL_ROWS] = {.3, .25, .2, .15, .1, .05, -.1, .2,  .1,   .3,
                                             .4, .1,  .2, .05, .7, .15, .3,  -.2, 0.25, 0.125};
    static const int32_t column[CALL_ROWS] = {3,  0,  4,  1,  2,  7,  5,  6,  9,  8,
                                              19, 12, 11, 10, 13, 18, 16, 17, 14, 15};
    return (struct combination){in->rows, weight, column, in->combined, in->row_stride};
}

void call_combine(const struct kernels *kernels, const struct kernel_inputs *in,
                  struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    kernels->combine(in->n, &of, r->out);
}

void call_combine_dot(const struct kernels *kernels, const struct kernel_inputs *in,
                      struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot(in->n, &of, in->u, r->out);
}

void call_combine_weigh(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_weigh(in->n, &of, in->epsilon, r->out, in->space);
}

void call_combine_weights(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_weigh(in->n, &of, in->epsilon, in->space, r->out);
}

void call_combine_dot_weigh(const struct kernels *kernels, const struct kernel_inputs *in,
                            struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, r->out, in->space);
}

void call_combine_dot_weights(const struct kernels *kernels, const struct kernel_inputs *in,
                              struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, in->space, r->out);
}

/* A combination that exists already: the row itself. */
void call_combine_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                           struct kernel_answer *r)
{
    struct combination of = {1, &(double){1}, &(int32_t){0}, r->out, 0};
    kernel_call_begin(kernels, r, in, in->x);
    r->value[0] = kernels->combine_dot_weigh(in->n, &of, in->u, in->epsilon, r->out, in->space);
    r->value[1] = kernels->combine_weigh(in->n, &of, in->epsilon, r->out, in->space);
}

void call_add_rows(const struct kernels *kernels, const struct kernel_inputs *in,
                   struct kernel_answer *r)
{
    struct combination of = combination_of(in);
    if (!in->go_on)
        memcpy(r->out, in->wide, row_bytes(PRECISION_F64, in->n));
    kernels->add_rows(padded(in->n), in->a, of.count, of.column, kernels->precision, of.rows,
                      of.stride, r->out);
}
