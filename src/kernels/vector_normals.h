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

/* Vectors of counters that go through Philox side by side: alone, each waits for its own products.
 */
#define ABREAST (WIDTH == 1 ? 1 : 2)

enum { ROUNDS = 10 };

/* Each round's keys lie in memory, where a vector operation takes them from for nothing. */
static TARGET void schedule_keys(const uint32_t seed[2], uint64_t key[ROUNDS][2])
{
    for (uint32_t round = 0; round < ROUNDS; round++) {
        key[round][0] = (uint32_t)(seed[0] + round * 0x9E3779B9u);
        key[round][1] = (uint32_t)(seed[1] + round * 0xBB67AE85u);
    }
}

/* Philox 4x32-10 on ABREAST * WIDTH counters, one 32-bit word in each 64-bit lane. Upper halves of
 * x[.][1] and x[.][3] carry rubbish between rounds: multiply_low ignores it. */
static TARGET void philox(bits x[ABREAST][4], const uint64_t key[ROUNDS][2])
{
    const bits multiplier0 = (bits){0} + UINT64_C(0xD2511F53),
               multiplier1 = (bits){0} + UINT64_C(0xCD9E8D57);
    UNROLL
        for (int round = 0; round < ROUNDS; round++)
            UNROLL
                for (int g = 0; g < ABREAST; g++) {
                    bits product0 = multiply_low(x[g][0], multiplier0),
                         product1 = multiply_low(x[g][2], multiplier1);
                    x[g][0] = (product1 >> 32) ^ x[g][1] ^ key[round][0];
                    x[g][1] = product1;
                    x[g][2] = (product0 >> 32) ^ x[g][3] ^ key[round][1];
                    x[g][3] = product0;
                }
}

/* Where the cosine of counter c (from 0) goes: eight cosines, then their eight sines. */
static TARGET size_t place_of(size_t c)
{
    return c / 8 * 16 + c % 8;
}

/* The normals of the ABREAST * WIDTH blocks from `block` on, a multiple of WIDTH. */
static TARGET void draw(const struct random_stream *stream, const uint64_t key[ROUNDS][2],
                        uint32_t block, double *out)
{
    static const uint64_t count[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    const uint64_t low = UINT32_MAX;
    bits x[ABREAST][4];
    UNROLL
        for (int g = 0; g < ABREAST; g++) {
            memcpy(&x[g][0], count, sizeof x[g][0]);
            /* numbers of 32 bits, two a block: behind the last comes the first */
            x[g][0] = (x[g][0] + ((uint64_t)block + (uint64_t)g * WIDTH)) & (UINT32_MAX / 2);
            UNROLL
                for (int c = 0; c < 3; c++)
                    x[g][c + 1] = (bits){0} + stream->counter[c];
        }
    philox(x, key);
    UNROLL
        for (int g = 0; g < ABREAST; g++) {
            vec r = radius((x[g][0] & low) | x[g][1] << 32), cosine, sine;
            turn((x[g][2] & low) | x[g][3] << 32, &cosine, &sine);
            size_t place = place_of((size_t)g * WIDTH);
            store(out, place, r * cosine);
            store(out, place + 8, r * sine);
        }
}

/* Numbers that are made at a time: whole groups of sixteen. */
#define AT_A_TIME (ABREAST * WIDTH < 8 ? 16 : 2 * ABREAST * WIDTH)

static TARGET void draw_some(const struct random_stream *stream, const uint64_t key[ROUNDS][2],
                             uint32_t first, double *out)
{
    for (size_t c = 0; c < AT_A_TIME / 2; c += ABREAST * WIDTH)
        draw(stream, key, first / 2 + (uint32_t)c, out + c);
}

kernel_normals_fn NORMALS(SET);

TARGET void NORMALS(SET)(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    size_t whole = n / AT_A_TIME * AT_A_TIME;
    uint64_t key[ROUNDS][2];
    schedule_keys(stream->key, key);
    for (size_t i = 0; i < whole; i += AT_A_TIME)
        draw_some(stream, key, first + (uint32_t)i, out + i);
    if (whole == n)
        return;
    double last[AT_A_TIME];
    draw_some(stream, key, first + (uint32_t)whole, last);
    for (size_t i = whole; i < row_length(PRECISION_F64, n); i++)
        out[i] = i < n ? last[i - whole] : 0.0;
}
