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

void call_add_fading(const struct kernels *kernels, const struct kernel_inputs *in,
                     struct kernel_answer *r)
{
    kernels->add_fading(in->n, in->a, in->u, 0.3 * in->a, 1.7, in->x, r->out);
}

void call_fading_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                          struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    kernels->add_fading(in->n, in->a, in->u, 0.3 * in->a, 1.7, r->out, r->out);
}

void call_keep_above(const struct kernels *kernels, const struct kernel_inputs *in,
                     struct kernel_answer *r)
{
    r->count = kernels->keep_above(in->n, in->epsilon, in->x, r->out);
}

void call_keep_in_place(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    r->count = kernels->keep_above(in->n, in->epsilon, r->out, r->out);
}

void call_scale_add_dot(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    r->value[0] = kernels->scale_add_dot(in->n, 0.9, r->out, in->a, in->u, in->y);
}

void call_scale_add_dots(const struct kernels *kernels, const struct kernel_inputs *in,
                         struct kernel_answer *r)
{
    kernel_call_begin(kernels, r, in, in->x);
    struct two_dots dots = kernels->scale_add_dots(in->n, 0.9, r->out, in->a, in->u, in->y, in->w);
    r->value[0] = dots.x;
    r->value[1] = dots.z;
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
