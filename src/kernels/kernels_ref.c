/* The oracle: every kernel in plain C, one element at a time, in the agreed order. */
#include "kernels/kernels.h"
#include "kernels/normal.h"

#include <math.h>
#include <string.h>

/* Lane sums folded in halves: j with j+8, +4, +2, +1. */
static double fold(double lane[LANES])
{
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int j = 0; j < half; j++)
            lane[j] += lane[j + half];
    return lane[0];
}

static double sign(double x)
{
    return x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0;
}

static double inverse_metric(const struct metric *metric, size_t i)
{
    return fma(metric->scale, fabs(metric->source[i]), metric->base);
}

static void combine(size_t n, int m, const double *weight, const int32_t *column,
                    const double *rows, size_t stride, double *out)
{
    for (size_t i = 0; i < padded(n); i++) {
        double sum = weight[0] * rows[(size_t)column[0] * stride + i];
        for (int j = 1; j < m; j++)
            sum = fma(weight[j], rows[(size_t)column[j] * stride + i], sum);
        out[i] = sum;
    }
}

static double dot(size_t n, const double *u, const double *x)
{
    double lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(u[i], x[i], lane[i % LANES]);
    return fold(lane);
}

static void add_scaled(size_t n, double a, const double *u, const double *x, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = fma(a, u[i], x[i]);
    for (size_t i = n; i < padded(n); i++)
        out[i] = 0;
}

static void residuals(size_t n, int rows, const double *u, size_t stride, const double *d,
                      const double *phi, double *e)
{
    for (int a = 0; a < rows; a++)
        e[a] = d[a] - dot(n, u + (size_t)a * stride, phi);
}

static double energy(size_t n, const double *u, const struct metric *metric)
{
    double lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(inverse_metric(metric, i) * u[i], u[i], lane[i % LANES]);
    return fold(lane);
}

static double norm1(size_t n, const double *x)
{
    double lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] += fabs(x[i]);
    return fold(lane);
}

static void energies(size_t n, int count, const int32_t *age, const double *u, size_t stride,
                     const struct metric *metric, double *energy_of)
{
    for (int j = 0; j < count; j++)
        energy_of[j] = energy(n, u + (size_t)age[j] * stride, metric);
}

static double back_project(size_t n, int count, const double *beta, const int32_t *age,
                           const double *u, size_t stride, const struct metric *metric, double *t)
{
    memset(t, 0, padded(n) * sizeof *t);
    for (int j = 0; j < count; j++)
        add_scaled(n, beta[j], u + (size_t)age[j] * stride, t, t);
    return energy(n, t, metric);
}

static void metric_step(size_t n, double a, const double *t, const struct metric *metric,
                        const double *phi, double *out)
{
    for (size_t i = 0; i < padded(n); i++)
        out[i] = fma(a, inverse_metric(metric, i) * t[i], phi[i]);
}

static struct ball_sums ball_sums(size_t n, const double *psi, const double *w,
                                  const struct metric *metric, double lambda)
{
    double weighted[LANES] = {0}, slope[LANES] = {0};
    size_t active = 0;
    for (size_t i = 0; i < n; i++) {
        double shift = w[i] * inverse_metric(metric, i);
        if (!(fabs(psi[i]) > lambda * shift))
            continue;
        weighted[i % LANES] = fma(w[i], fabs(psi[i]), weighted[i % LANES]);
        slope[i % LANES] = fma(w[i], shift, slope[i % LANES]);
        active++;
    }
    return (struct ball_sums){fold(weighted), fold(slope), active};
}

static struct ball_start ball_step(size_t n, double a, const double *t, const struct metric *metric,
                                   const double *phi, double epsilon, double lambda, double *psi,
                                   double *w)
{
    double lane[LANES] = {0};
    metric_step(n, a, t, metric, phi, psi);
    memset(w, 0, padded(n) * sizeof *w);
    for (size_t i = 0; i < n; i++) {
        w[i] = 1.0 / (fabs(phi[i]) + epsilon);
        lane[i % LANES] = fma(w[i], fabs(psi[i]), lane[i % LANES]);
    }
    return (struct ball_start){fold(lane), lambda, ball_sums(n, psi, w, metric, lambda)};
}

static void shrink(size_t n, double lambda, const double *w, const struct metric *metric,
                   double *psi)
{
    for (size_t i = 0; i < padded(n); i++) {
        double left = fabs(psi[i]) - lambda * (w[i] * inverse_metric(metric, i));
        psi[i] = left > 0 ? copysign(left, psi[i]) : 0.0;
    }
}

static void attract(size_t n, double a, const double *x, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = fma(-a, sign(x[i]), out[i]);
}

static void attract_reweighted(size_t n, double a, double epsilon, const double *x, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = fma(-a, sign(x[i]) / (epsilon + fabs(x[i])), out[i]);
}

static struct reweighted_sums reweighted_sums(size_t n, double epsilon, const double *x)
{
    double value[LANES] = {0}, gradient[LANES] = {0};
    for (size_t i = 0; i < n; i++) {
        double inverse = 1.0 / (epsilon + fabs(x[i])), slope = sign(x[i]) * inverse;
        value[i % LANES] = fma(fabs(x[i]), inverse, value[i % LANES]);
        gradient[i % LANES] = fma(slope, slope, gradient[i % LANES]);
    }
    return (struct reweighted_sums){fold(value), fold(gradient)};
}

static double distance(size_t n, const double *x, const double *y)
{
    double lane[LANES] = {0};
    for (size_t i = 0; i < n; i++)
        lane[i % LANES] = fma(x[i] - y[i], x[i] - y[i], lane[i % LANES]);
    return fold(lane);
}

static double peak(size_t n, const double *x)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fabs(x[i]) > most ? fabs(x[i]) : most;
    return most;
}

static size_t count_above(size_t n, const double *x, double threshold)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += fabs(x[i]) > threshold;
    return count;
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static uint64_t to_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double polynomial(double x, const double *coefficient, int count)
{
    double sum = coefficient[0];
    for (int i = 1; i < count; i++)
        sum = fma(sum, x, coefficient[i]);
    return sum;
}
#define POLYNOMIAL(x, series) polynomial(x, series, sizeof(series) / sizeof *(series))

static double radius(uint64_t word)
{
    static const double series[] = NORMAL_LOG_SERIES;
    double u = 2.0 - from_bits(word >> 12 | NORMAL_ONE);
    uint64_t scaled = to_bits(u) + (NORMAL_ONE - NORMAL_ROOTHALF);
    double m = from_bits((scaled & UINT64_C(0x000fffffffffffff)) + NORMAL_ROOTHALF);
    double k = from_bits(scaled >> 52 | NORMAL_2P52) - (0x1p52 + 1023);
    double s = (m - 1.0) / (m + 1.0), s2 = s * s;
    double tail = fma(s * s2, POLYNOMIAL(s2, series), k * NORMAL_LN2_LOW);
    double log_u = fma(k, NORMAL_LN2_HIGH, fma(2.0, s, tail));
    return sqrt(-2.0 * log_u);
}

static void turn(uint64_t word, double *cosine, double *sine)
{
    static const double sin_series[] = NORMAL_SIN_SERIES, cos_series[] = NORMAL_COS_SERIES;
    double quarters = 4.0 * (from_bits(word >> 12 | NORMAL_ONE) - 1.0);
    double rounded = quarters + NORMAL_ROUND;
    double f = quarters - (rounded - NORMAL_ROUND);
    uint64_t j = to_bits(rounded) & 3;
    double s = f * POLYNOMIAL(f * f, sin_series), c = POLYNOMIAL(f * f, cos_series);
    double first = j & 1 ? s : c, second = j & 1 ? c : s;
    *cosine = (j + 1) & 2 ? -first : first;
    *sine = j & 2 ? -second : second;
}

static void normals(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    for (size_t i = 0; i < padded(n); i++) {
        uint32_t number = first + (uint32_t)i, word[4];
        random_block(stream, number / 16 * 8 + number % 8, word);
        double r = radius(word[0] | (uint64_t)word[1] << 32), cosine, sine;
        turn(word[2] | (uint64_t)word[3] << 32, &cosine, &sine);
        out[i] = i < n ? r * (number % 16 < 8 ? cosine : sine) : 0.0;
    }
}

const struct kernels kernels_ref = {.name = "ref",
                                    .summary = "plain C in the agreed order: the oracle",
#define X(field) .field = field,
                                    KERNEL_FIELDS(X)
#undef X
};
