/* A white signal, coloured by a finite impulse response, in a delay line:
 *
 *     x(n) = g (b_0 w(n) + ... + b_q w(n-q)),  w white of variance 1
 *
 * g gives x its variance. */
#include "data/delay_line.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct fir_params {
    struct number_list coefficients;
    int innovations;
    struct per_node variance;
    int start;
};

#define OPTION_STRUCT struct fir_params
/* clang-format off */
static const struct option options[] = {
    NUMBERS (coefficients, ANY,     "1", "1",          "b_0, ..., b_q; only their ratios matter"),
    CHOICE  (innovations,  "gaussian", law_words,      "law of the white numbers that it filters"),
    PER_NODE(variance,     FROM(0), "1", "power of u", "variance of the signal"),
    LINE_START_OPTION,
};
/* clang-format on */

static double square_sum(const struct number_list *b)
{
    double sum = 0;
    for (int j = 0; j < b->count; j++)
        sum = fma(b->number[j], b->number[j], sum);
    return sum;
}

static int fir_check(const void *params, struct err *err)
{
    double square = square_sum(&((const struct fir_params *)params)->coefficients);
    if (isnormal(square))
        return 0;
    return err_refuse(err, "coefficients",
                      "the sum of their squares is %g; a number > 0 is expected", square);
}

static double fir_power(const void *params, int node)
{
    return per_node_at(&((const struct fir_params *)params)->variance, node);
}

/* The power of h * b, the response to w. */
static double fir_response_power(const struct input_request *request, const double *h)
{
    const struct fir_params *params = request->params;
    const struct number_list *b = &params->coefficients;
    double power = 0;
    for (int m = 0; m < request->taps + b->count - 1; m++) {
        double sum = 0;
        for (int j = 0; j < b->count; j++)
            if (m >= j && m - j < request->taps)
                sum = fma(b->number[j], h[m - j], sum);
        power = fma(sum, sum, power);
    }
    return fir_power(params, request->node) * power / square_sum(b);
}

static void fir_fill(const struct input_request *request, size_t stride, reals *out)
{
    enum { CHUNK = 256 };
    (void)stride;
    assert(stride == 1);
    const struct fir_params *params = request->params;
    const struct number_list *b = &params->coefficients;
    double gain = sqrt(fir_power(params, request->node) / square_sum(b));
    enum line_start start = (enum line_start)params->start;
    int from = delay_line_first(request, start), count = request->first + request->count - from;
    int q = b->count - 1;
    reals *x = row_at(out, request->kernels->precision, request->first - from);
    double w[CHUNK + NUMBER_LIST]; /* w[i + q] belongs to sample i, and the q before it */
    for (int done = 0; done < count; done += CHUNK) {
        int some = count - done < CHUNK ? count - done : CHUNK;
        delay_line_in_order(request, (enum law)params->innovations, from + done, some + q, w);
        for (int i = 0; start == START_SILENCE && from + done + i < q; i++)
            w[i] = 0;
        for (int i = 0; i < some; i++) {
            double sum = 0;
            for (int j = 0; j <= q; j++)
                sum = fma(b->number[j], w[i + q - j], sum);
            row_set(x, request->kernels->precision, -(done + i), gain * sum);
        }
    }
}

const struct input input_fir = {
    .variant = {"fir", "a white signal, coloured by a finite impulse response, in a delay line",
                OPTIONS(options, struct fir_params)},
    .delay_line = 1,
    .check = fir_check,
    .fill = fir_fill,
    .response_power = fir_response_power,
    .power = fir_power,
};
