/* Calls of the kernels of the LMS family. */
#include "bench/micro/kernel_calls_inside.h"

void call_dot(const struct kernels *kernels, const struct kernel_inputs *in,
              struct kernel_answer *r)
{
    r->value[0] = kernels->dot(in->n, in->u, in->x);
}

void call_dot_energy(const struct kernels *kernels, const struct kernel_inputs *in,
                     struct kernel_answer *r)
{
    struct dot_energy both = kernels->dot_energy(in->n, in->u, in->x);
    r->value[0] = both.dot;
    r->value[1] = both.energy;
}

void call_add_scaled(const struct kernels *kernels, const struct kernel_inputs *in,
                     struct kernel_answer *r)
{
    kernels->add_scaled(in->n, in->a, in->u, in->x, r->out);
}

void call_add_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                       struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    kernels->add_scaled(in->n, in->a, in->u, r->out, r->out);
}

void call_add_attracted(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    kernels->add_attracted(in->n, in->a, in->u, in->epsilon, in->x, r->out);
}

void call_add_reweighted(const struct kernels *kernels, const struct kernel_inputs *in,
                         struct kernel_answer *r)
{
    kernels->add_reweighted(in->n, in->a, in->u, 0.3 * in->a, in->w, in->x, r->out);
}

void call_attracted_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                             struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    kernels->add_attracted(in->n, in->a, in->u, in->epsilon, r->out, r->out);
}

void call_reweighted_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                              struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    kernels->add_reweighted(in->n, in->a, in->u, 0.3 * in->a, in->w, r->out, r->out);
}

void call_reweighted_sums(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    struct reweighted_sums sums = kernels->reweighted_sums(in->n, in->w, in->x);
    r->value[0] = sums.value;
    r->value[1] = sums.gradient;
}
