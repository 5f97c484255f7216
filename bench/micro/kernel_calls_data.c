/* Calls of the kernels that draw data and observe estimates. */
#include "bench/micro/kernel_calls_inside.h"

void call_distance_peak(const struct kernels *kernels, const struct kernel_inputs *in,
                        struct kernel_answer *r)
{
    struct distance_peak both = kernels->distance_peak(in->n, kernels->precision, in->x, in->wide);
    r->value[0] = both.distance;
    r->value[1] = both.peak;
}

void call_distance_above(const struct kernels *kernels, const struct kernel_inputs *in,
                         struct kernel_answer *r)
{
    struct distance_above both =
        kernels->distance_above(in->n, kernels->precision, in->x, in->wide, in->epsilon);
    r->value[0] = both.distance;
    r->count = both.above;
}

/* Draws at four positions of a stream; the last one is at the end of the counter's range. */
void call_normals(const struct kernels *kernels, const struct kernel_inputs *in,
                  struct kernel_answer *r)
{
    static const uint32_t first[] = {0, 16, 4096, UINT32_MAX - 15};
    struct random_stream stream =
        random_stream(UINT64_C(0x123456789abcdef), RANDOM_NOISE, 77, (int)in->n, 3);
    kernels->normals(in->n, &stream, first[in->gap % 4], r->out);
}

void call_narrow(const struct kernels *kernels, const struct kernel_inputs *in,
                 struct kernel_answer *r)
{
    kernels->narrow(in->n, in->a, in->numbers, r->out);
}
