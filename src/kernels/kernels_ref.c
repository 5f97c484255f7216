/* The oracle: every kernel in plain C, one element at a time, in the order of kernels.h. It also
 * asserts what kernels.h requires of the caller; in the fast sets that would cost time. */
#include "kernels/precision.h"

#include <assert.h>
#include <string.h>
#include <tgmath.h> /* fma and fabs on `real`: each operation rounds to the precision */

/* Folds lane sums in halves: of 16, j with j+8, +4, +2, +1. */
static real fold(real lane[LANES])
{
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int j = 0; j < half; j++)
            lane[j] += lane[j + half];
    return lane[0];
}

static real sign(real x)
{
    return (real)(x > 0 ? 1 : x < 0 ? -1 : 0);
}

static real get(const reals *x, size_t i)
{
    return ((const real *)x)[i];
}

static void put(reals *x, size_t i, real value)
{
    ((real *)x)[i] = value;
}

#define ASSERT_PADDED(x, n) assert(row_is_padded(x, OWN_PRECISION, n))

static real inverse_metric(const struct metric *metric, size_t i)
{
    return fma((real)metric->scale, fabs(get(metric->source, i)), (real)metric->base);
}

static const reals *regressor(const reals *u, size_t age, size_t stride)
{
    return (const real *)u + age * stride;
}

static void combine(size_t n, const struct combination *of, reals *out)
{
    assert(of->count == 1 || (of->count > 1 && of->stride >= n));
    for (int j = 0; j < of->count; j++)
        ASSERT_PADDED(row_at(of->rows, OWN_PRECISION, of->column[j] * (ptrdiff_t)of->stride), n);
    for (size_t i = 0; i < n; i++) {
        real sum = (real)of->weight[0] * get(of->rows, (size_t)of->column[0] * of->stride + i);
        for (int j = 1; j < of->count; j++)
            sum = fma((real)of->weight[j], get(of->rows, (size_t)of->column[j] * of->stride + i),
                      sum);
        put(out, i, sum);
    }
    pad(out, n);
}

static double dot(size_t n, const reals *u, const reals *x)
{
    ASSERT_PADDED(x, n);
    real lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(get(u, i), get(x, i), lane[i % LANES]);
    return fold(lane);
}

static struct dot_energy dot_energy(size_t n, const reals *u, const reals *x)
{
    real lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(get(u, i), get(u, i), lane[i % LANES]);
    return (struct dot_energy){dot(n, u, x), fold(lane)};
}

static double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    combine(n, of, out);
    return dot(n, u, out);
}

static double norm1(size_t n, const reals *x)
{
    ASSERT_PADDED(x, n);
    real lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] += fabs(get(x, i));
    return fold(lane);
}

static void weigh(size_t n, double epsilon, const reals *x, reals *w)
{
    assert(epsilon > 0 && x != w);
    for (size_t i = 0; i < n; i++)
        put(w, i, 1 / (fabs(get(x, i)) + (real)epsilon));
    pad(w, n);
}

static double combine_weigh(size_t n, const struct combination *of, double epsilon, reals *out,
                            reals *w)
{
    combine(n, of, out);
    weigh(n, epsilon, out, w);
    return norm1(n, out);
}

static double combine_dot_weigh(size_t n, const struct combination *of, const reals *u,
                                double epsilon, reals *out, reals *w)
{
    combine_weigh(n, of, epsilon, out, w);
    return dot(n, u, out);
}

static void add_scaled(size_t n, double a, const reals *u, const reals *x, reals *out)
{
    ASSERT_PADDED(x, n);
    for (size_t i = 0; i < n; i++)
        put(out, i, fma((real)a, get(u, i), get(x, i)));
    pad(out, n);
}

static void residuals(size_t n, int rows, const reals *u, size_t stride, const double *d,
                      const reals *phi, double *e)
{
    assert(rows >= 1 && stride >= 1);
    for (int a = 0; a < rows; a++)
        e[a] = d[a] - dot(n, regressor(u, (size_t)a, stride), phi);
}

static double energy_of_row(size_t n, const reals *u, const struct metric *metric)
{
    real lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(inverse_metric(metric, i) * get(u, i), get(u, i), lane[i % LANES]);
    return fold(lane);
}

static void energies(size_t n, int count, const int32_t *age, const reals *u, size_t stride,
                     const struct metric *metric, double *energy_of)
{
    ASSERT_PADDED(metric->source, n);
    for (int j = 0; j < count; j++)
        energy_of[j] = energy_of_row(n, regressor(u, (size_t)age[j], stride), metric);
}

static double back_project(size_t n, int count, const double *beta, const int32_t *age,
                           const reals *u, size_t stride, const struct metric *metric, reals *t)
{
    assert(count >= 0 && t != metric->source);
    memset(t, 0, row_bytes(OWN_PRECISION, n));
    for (int j = 0; j < count; j++)
        add_scaled(n, beta[j], regressor(u, (size_t)age[j], stride), t, t);
    return energy_of_row(n, t, metric);
}

static void metric_step(size_t n, double a, const reals *t, const struct metric *metric,
                        const reals *phi, reals *out)
{
    ASSERT_PADDED(t, n);
    ASSERT_PADDED(phi, n);
    ASSERT_PADDED(metric->source, n);
    for (size_t i = 0; i < n; i++)
        put(out, i, fma((real)a, inverse_metric(metric, i) * get(t, i), get(phi, i)));
    pad(out, n);
}

static struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w, const reals *shift,
                                  double lambda)
{
    ASSERT_PADDED(psi, n);
    ASSERT_PADDED(w, n);
    ASSERT_PADDED(shift, n);
    assert(lambda >= 0);
    real weighted[LANES] = {0}, slope[LANES] = {0};
    size_t active = 0;
    for (size_t i = 0; i < n; i++) {
        int left = fabs(get(psi, i)) > (real)lambda * get(shift, i);
        real weight = left ? get(w, i) : 0;
        weighted[i % LANES] = fma(weight, fabs(get(psi, i)), weighted[i % LANES]);
        slope[i % LANES] = fma(weight, get(shift, i), slope[i % LANES]);
        active += (size_t)left;
    }
    return (struct ball_sums){fold(weighted), fold(slope), active};
}

static struct ball_start ball_step(size_t n, double a, const reals *t, const struct metric *metric,
                                   const reals *phi, const reals *w, double lambda, reals *psi,
                                   reals *shift)
{
    real lane[LANES] = {0};
    metric_step(n, a, t, metric, phi, psi);
    for (size_t i = 0; i < n; i++) {
        put(shift, i, get(w, i) * inverse_metric(metric, i));
        lane[i % LANES] = fma(get(w, i), fabs(get(psi, i)), lane[i % LANES]);
    }
    pad(shift, n);
    return (struct ball_start){fold(lane), lambda, ball_sums(n, psi, w, shift, lambda)};
}

static struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w, const reals *shift,
                                    double lambda, reals *out)
{
    assert(out != psi);
    for (size_t i = 0; i < n; i++) {
        real left = fabs(get(psi, i)) - (real)lambda * get(shift, i);
        put(out, i, left > 0 ? copysign(left, get(psi, i)) : 0);
    }
    pad(out, n);
    return ball_sums(n, psi, w, shift, lambda);
}

static void add_attracted(size_t n, double a, const reals *u, double b, const reals *x, reals *out)
{
    ASSERT_PADDED(x, n);
    for (size_t i = 0; i < n; i++) {
        real step = fma((real)a, get(u, i), get(x, i));
        put(out, i, fma((real)-b, sign(get(x, i)), step));
    }
    pad(out, n);
}

static void add_reweighted(size_t n, double a, const reals *u, double b, const reals *w,
                           const reals *x, reals *out)
{
    ASSERT_PADDED(w, n);
    ASSERT_PADDED(x, n);
    for (size_t i = 0; i < n; i++) {
        real pull = sign(get(x, i)) * get(w, i);
        put(out, i, fma((real)-b, pull, fma((real)a, get(u, i), get(x, i))));
    }
    pad(out, n);
}

static void add_fading(size_t n, double a, const reals *u, double b, double beta, const reals *x,
                       reals *out)
{
    assert(beta >= 0);
    ASSERT_PADDED(x, n);
    for (size_t i = 0; i < n; i++) {
        real left = fma((real)-beta, fabs(get(x, i)), (real)1);
        real pull = sign(get(x, i)) * (left > 0 ? left : 0);
        put(out, i, fma((real)-b, pull, fma((real)a, get(u, i), get(x, i))));
    }
    pad(out, n);
}

static size_t keep_above(size_t n, double threshold, const reals *x, reals *out)
{
    size_t left = 0;
    assert(threshold >= 0);
    ASSERT_PADDED(x, n);
    for (size_t i = 0; i < n; i++) {
        int keep = fabs(get(x, i)) > (real)threshold;
        put(out, i, keep ? get(x, i) : 0);
        left += (size_t)keep;
    }
    pad(out, n);
    return left;
}

static double scale_add_dot(size_t n, double c, reals *y, double a, const reals *u, const reals *x)
{
    assert(y != x);
    ASSERT_PADDED(y, n);
    for (size_t i = 0; i < n; i++)
        put(y, i, fma((real)a, get(u, i), (real)c * get(y, i)));
    return dot(n, y, x);
}

static struct two_dots scale_add_dots(size_t n, double c, reals *y, double a, const reals *u,
                                      const reals *x, const reals *z)
{
    assert(y != z);
    double first = scale_add_dot(n, c, y, a, u, x);
    return (struct two_dots){first, dot(n, y, z)};
}

static struct reweighted_sums reweighted_sums(size_t n, const reals *w, const reals *x)
{
    ASSERT_PADDED(w, n);
    ASSERT_PADDED(x, n);
    real value[LANES] = {0}, gradient[LANES] = {0};
    for (size_t i = 0; i < n; i++) {
        real slope = sign(get(x, i)) * get(w, i);
        value[i % LANES] = fma(get(w, i), fabs(get(x, i)), value[i % LANES]);
        gradient[i % LANES] = fma(slope, slope, gradient[i % LANES]);
    }
    return (struct reweighted_sums){fold(value), fold(gradient)};
}

static void narrow(size_t n, double a, const double *x, reals *out)
{
    for (size_t i = 0; i < n; i++)
        put(out, i, (real)(a * x[i]));
    pad(out, n);
}

#define SET       ref
#define SUMMARY   "plain C, one element at a time: the oracle"
#define RUNS_HERE NULL
#include "kernels/descriptor.h"
