/* An autoregressive signal of any order p in a delay line, stationary from its first sample, unless
 * it starts in silence:
 *
 *     x(n) = a_1 x(n-1) + ... + a_p x(n-p) + g w(n),  w white of variance 1
 *
 * g gives x its variance. The first samples have fewer predecessors and are predicted from those by
 * the predictors of lower order, which Levinson's recursion, run backwards, finds (Kay, Modern
 * Spectral Estimation, 1988, section 6.3). Its reflection coefficients k_j are below 1 in magnitude
 * exactly when the signal is stable. The prediction error of order j has the variance
 * E_j = E_{j-1} (1 - k_j^2), E_0 that of x. */
#include "data/delay_line.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

struct ar_params {
    struct number_list coefficients;
    int innovations;
    struct per_node variance;
    int start;
};

#define OPTION_STRUCT struct ar_params
/* clang-format off */
static const struct option options[] = {
    NUMBERS (coefficients, ANY,     "0.8", "1",          "a_1, ..., a_p"),
    CHOICE  (innovations,  "gaussian", law_words,        "law of the white numbers that drive it"),
    PER_NODE(variance,     FROM(0), "1",   "power of u", "variance of the signal"),
    LINE_START_OPTION,
};
/* clang-format on */

/* The predictors of one order: a[1..order], and E_order / E_0. */
struct predictor {
    int order;
    double a[NUMBER_LIST + 1], error;
};

/* From the full order down to the given one; `reflection` receives k_p .. k_{order + 1}. Returns
 * the order at which a reflection coefficient shows that the signal is unstable, or 0. */
static int step_down(const struct number_list *full, int order, struct predictor *predictor,
                     double *reflection)
{
    double *a = predictor->a, before[NUMBER_LIST + 1];
    for (int i = 1; i <= full->count; i++)
        a[i] = full->number[i - 1];
    for (int m = full->count; m > order; m--) {
        double k = reflection[m] = a[m];
        if (!(fabs(k) < 1))
            return m;
        for (int i = 1; i < m; i++)
            before[i] = a[i];
        for (int i = 1; i < m; i++)
            a[i] = fma(k, before[m - i], before[i]) / fma(-k, k, 1);
    }
    predictor->order = order;
    return 0;
}

/* Predictors of an order, with the variance of their error. */
static void predict_from(const struct number_list *full, int order, struct predictor *predictor)
{
    double reflection[NUMBER_LIST + 1];
    int unstable = step_down(full, 0, predictor, reflection);
    assert(!unstable);
    (void)unstable;
    double error = 1;
    for (int j = 1; j <= order; j++)
        error *= fma(-reflection[j], reflection[j], 1);
    step_down(full, order, predictor, reflection);
    predictor->error = error;
}

static int ar_check(const void *params, struct err *err)
{
    double reflection[NUMBER_LIST + 1];
    struct predictor predictor;
    int unstable =
        step_down(&((const struct ar_params *)params)->coefficients, 0, &predictor, reflection);
    if (!unstable)
        return 0;
    return err_refuse(err, "coefficients",
                      "not stable: reflection coefficient %d is %.6g, outside (-1, 1)", unstable,
                      reflection[unstable]);
}

static double ar_power(const void *params, int node)
{
    return per_node_at(&((const struct ar_params *)params)->variance, node);
}

static int ar_memory(const void *params)
{
    return ((const struct ar_params *)params)->coefficients.count;
}

/* Autocorrelations r(1), r(2), ... in order, r(0) = 1; past[] holds the last p of them. */
static double next_correlation(const struct number_list *full, int lag, double *past)
{
    struct predictor predictor;
    int p = full->count, order = lag - 1 < p ? lag - 1 : p;
    predict_from(full, order, &predictor);
    double r = 0;
    if (lag <= p) { /* k_lag E_{lag-1} */
        struct predictor next;
        predict_from(full, lag, &next);
        r = next.a[lag] * predictor.error;
    }
    for (int i = 1; i <= order; i++)
        r = fma(predictor.a[i], past[(lag - i) % p], r);
    return past[lag % p] = r;
}

static double lag_product(const double *h, int taps, int lag)
{
    double sum = 0;
    for (int i = lag; i < taps; i++)
        sum = fma(h[i], h[i - lag], sum);
    return sum;
}

/* h'Rh: r(0) h'h + 2 sum over the lags of r(lag) sum_i h_i h_{i-lag}. */
static double ar_response_power(const struct input_request *request, const double *h)
{
    const struct ar_params *params = request->params;
    double past[NUMBER_LIST] = {1}, sum = lag_product(h, request->taps, 0);
    for (int lag = 1; lag < request->taps; lag++) {
        double r = next_correlation(&params->coefficients, lag, past);
        sum = fma(2 * r, lag_product(h, request->taps, lag), sum);
    }
    return ar_power(params, request->node) * sum;
}

/* Sample number s of the signal, of which x holds the white number; x[1] is the sample before. */
static void put_sample(const struct predictor *predictor, double deviation,
                       enum precision precision, reals *x)
{
    double sum = deviation * sqrt(predictor->error) * row_get(x, precision, 0);
    for (int i = predictor->order; i >= 1; i--)
        sum = fma(predictor->a[i], row_get(x, precision, i), sum);
    row_set(x, precision, 0, sum);
}

static void ar_fill(const struct input_request *request, size_t stride, reals *out)
{
    (void)stride;
    assert(stride == 1);
    const struct ar_params *params = request->params;
    double deviation = sqrt(ar_power(params, request->node));
    enum line_start start = (enum line_start)params->start;
    int from = delay_line_first(request, start), count = request->first + request->count - from;
    int p = params->coefficients.count;
    enum precision precision = request->kernels->precision;
    reals *x = row_at(out, precision, request->first - from);
    struct predictor predictor;
    delay_line_numbers(request, (enum law)params->innovations, from, count, 1, x);
    /* samples before the first one; of silence there are enough */
    int known = start == START_SILENCE ? p : from + request->taps - 1;
    for (int i = 0; i < count; i++) {
        int before = known + i;
        if (i == 0 || before <= p)
            predict_from(&params->coefficients, before < p ? before : p, &predictor);
        put_sample(&predictor, deviation, precision, row_at(x, precision, -i));
    }
}

const struct input input_ar = {
    .variant = {"ar", "an autoregressive signal of any order in a delay line",
                OPTIONS(options, struct ar_params)},
    .delay_line = 1,
    .check = ar_check,
    .memory = ar_memory,
    .fill = ar_fill,
    .response_power = ar_response_power,
    .power = ar_power,
};
