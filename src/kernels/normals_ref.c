/* The oracle's normals: the definition in normal.h, in plain C. */
#include "kernels/kernels.h"
#include "kernels/normal.h"

#include <assert.h>
#include <math.h>
#include <string.h>

kernel_normals_fn normals_ref;

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

static double radius_of(uint64_t word)
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

static void cosine_and_sine(uint64_t word, double *cosine, double *sine)
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

void normals_ref(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    assert(first % NORMALS_GROUP == 0);
    for (size_t i = 0; i < row_length(PRECISION_F64, n); i++) {
        uint32_t number = first + (uint32_t)i, word[4];
        random_block(stream, number / 16 * 8 + number % 8, word);
        double r = radius_of(word[0] | (uint64_t)word[1] << 32), cosine, sine;
        cosine_and_sine(word[2] | (uint64_t)word[3] << 32, &cosine, &sine);
        out[i] = i < n ? r * (number % 16 < 8 ? cosine : sine) : 0.0;
    }
}
