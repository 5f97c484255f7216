/* The part of vector_body.h that makes normals: normal.h says what they are. */

static TARGET vec polynomial(vec x, const double *coefficient, int count)
{
    vec sum = broadcast(coefficient[0]);
    UNROLL
        for (int i = 1; i < count; i++)
            sum = mul_add(sum, x, broadcast(coefficient[i]));
    return sum;
}
#define POLYNOMIAL(x, series) polynomial(x, series, sizeof(series) / sizeof *(series))

static TARGET vec radius(bits word)
{
    static const double series[] = NORMAL_LOG_SERIES;
    vec u = 2.0 - as_vec(word >> 12 | NORMAL_ONE);
    bits scaled = as_bits(u) + (NORMAL_ONE - NORMAL_ROOTHALF);
    vec m = as_vec((scaled & UINT64_C(0x000fffffffffffff)) + NORMAL_ROOTHALF);
    vec k = as_vec(scaled >> 52 | NORMAL_2P52) - (0x1p52 + 1023);
    vec s = (m - 1.0) / (m + 1.0), s2 = s * s;
    vec tail = mul_add(s * s2, POLYNOMIAL(s2, series), k * NORMAL_LN2_LOW);
    vec log_u = mul_add(k, broadcast(NORMAL_LN2_HIGH), mul_add(broadcast(2.0), s, tail));
    return root(-2.0 * log_u);
}

static TARGET void turn(bits word, vec *cosine, vec *sine)
{
    static const double sin_series[] = NORMAL_SIN_SERIES, cos_series[] = NORMAL_COS_SERIES;
    vec quarters = 4.0 * (as_vec(word >> 12 | NORMAL_ONE) - 1.0);
    vec rounded = quarters + NORMAL_ROUND;
    vec f = quarters - (rounded - NORMAL_ROUND);
    bits j = as_bits(rounded), odd = -(j & 1);
    vec s = f * POLYNOMIAL(f * f, sin_series), c = POLYNOMIAL(f * f, cos_series);
    *cosine = as_vec(as_bits(either(odd, s, c)) ^ (((j + 1) & 2) << 62));
    *sine = as_vec(as_bits(either(odd, c, s)) ^ ((j & 2) << 62));
}

/* Philox 4x32-10 on WIDTH counters, one 32-bit word in each 64-bit lane. Upper halves of x[1] and
 * x[3] carry rubbish between rounds: multiply_low ignores it. */
static TARGET void philox(bits x[4], const uint32_t seed[2])
{
    const bits multiplier0 = (bits){0} + UINT64_C(0xD2511F53),
               multiplier1 = (bits){0} + UINT64_C(0xCD9E8D57);
    uint32_t key0 = seed[0], key1 = seed[1];
    UNROLL
        for (int round = 0; round < 10; round++) {
            bits product0 = multiply_low(x[0], multiplier0),
                 product1 = multiply_low(x[2], multiplier1);
            x[0] = (product1 >> 32) ^ x[1] ^ (uint64_t)key0;
            x[1] = product1;
            x[2] = (product0 >> 32) ^ x[3] ^ (uint64_t)key1;
            x[3] = product0;
            key0 += 0x9E3779B9u;
            key1 += 0xBB67AE85u;
        }
}

/* Numbers first .. first+15: the eight cosines, then the eight sines, of blocks first/2 on. */
static TARGET void sixteen_normals(const struct random_stream *stream, uint32_t first, double *out)
{
    static const uint64_t count[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    const uint64_t low = UINT32_MAX;
    UNROLL
        for (size_t lane = 0; lane < 8; lane += WIDTH) {
            bits x[4];
            memcpy(&x[0], count + lane, sizeof x[0]);
            x[0] += (uint64_t)first / 2;
            for (int c = 0; c < 3; c++)
                x[c + 1] = (bits){0} + stream->counter[c];
            philox(x, stream->key);
            vec r = radius((x[0] & low) | x[1] << 32), cosine, sine;
            turn((x[2] & low) | x[3] << 32, &cosine, &sine);
            store(out + lane, r * cosine);
            store(out + lane + 8, r * sine);
        }
}

static TARGET void normals(size_t n, const struct random_stream *stream, uint32_t first,
                           double *out)
{
    size_t whole = n / 16 * 16;
    for (size_t i = 0; i < whole; i += 16)
        sixteen_normals(stream, first + (uint32_t)i, out + i);
    if (whole == n)
        return;
    double last[16];
    sixteen_normals(stream, first + (uint32_t)whole, last);
    for (size_t i = whole; i < padded(n); i++)
        out[i] = i < n ? last[i - whole] : 0.0;
}
