#include "kernels/elementary.h"

#include "kernels/normal.h"

#include <assert.h>
#include <math.h>
#include <string.h>

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

double elementary_fraction(uint64_t word)
{
    return from_bits(word >> 12 | NORMAL_ONE);
}

double elementary_log(double x)
{
    static const double series[] = NORMAL_LOG_SERIES;
    assert(isnormal(x) && x > 0);
    uint64_t scaled = to_bits(x) + (NORMAL_ONE - NORMAL_ROOTHALF);
    double m = from_bits((scaled & UINT64_C(0x000fffffffffffff)) + NORMAL_ROOTHALF);
    double k = from_bits(scaled >> 52 | NORMAL_2P52) - (0x1p52 + 1023);
    double s = (m - 1.0) / (m + 1.0), s2 = s * s;
    double tail = fma(s * s2, POLYNOMIAL(s2, series), k * NORMAL_LN2_LOW);
    return fma(k, NORMAL_LN2_HIGH, fma(2.0, s, tail));
}

/* 2^k, a normal number. */
static double power_of_two(int k)
{
    assert(k >= -1022 && k <= 1023);
    return from_bits((uint64_t)(k + 1023) << 52);
}

/* x = k log 2 + r with |r| <= log 2 / 2; e^r by its Taylor polynomial. 2^k is applied in two
 * factors, which reach the whole range of doubles. */
double elementary_exp(double x)
{
    static const double series[] = {1. / 6227020800, 1. / 479001600, 1. / 39916800, 1. / 3628800,
                                    1. / 362880,     1. / 40320,     1. / 5040,     1. / 720,
                                    1. / 120,        1. / 24,        1. / 6,        1. / 2};
    assert(!isnan(x));
    if (x > 709.79)
        return INFINITY;
    if (x < -745)
        return 0;
    double rounded = x * 0x1.71547652b82fep+0 + NORMAL_ROUND; /* 1 / log 2 */
    double k = rounded - NORMAL_ROUND;
    double r = fma(-k, NORMAL_LN2_LOW, fma(-k, NORMAL_LN2_HIGH, x));
    double e = 1 + fma(r * r, POLYNOMIAL(r, series), r);
    int half = (int)k / 2;
    return e * power_of_two(half) * power_of_two((int)k - half);
}

void elementary_turn(double quarters, double *cosine, double *sine)
{
    static const double sin_series[] = NORMAL_SIN_SERIES, cos_series[] = NORMAL_COS_SERIES;
    assert(fabs(quarters) < 0x1p50);
    double rounded = quarters + NORMAL_ROUND;
    double f = quarters - (rounded - NORMAL_ROUND);
    uint64_t j = to_bits(rounded) & 3;
    double s = f * POLYNOMIAL(f * f, sin_series), c = POLYNOMIAL(f * f, cos_series);
    double first = j & 1 ? s : c, second = j & 1 ? c : s;
    *cosine = (j + 1) & 2 ? -first : first;
    *sine = j & 2 ? -second : second;
}
