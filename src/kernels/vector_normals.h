/* Normals, as defined in normal.h; part of vector_body.h. */

/* Vectors that are computed side by side, to hide the latency of products and quotients. */
#define ABREAST 2
#define EACH(...)                                                                                  \
    UNROLL                                                                                         \
        for (int g = 0; g < ABREAST; g++) {                                                        \
            __VA_ARGS__;                                                                           \
        }

enum { ROUNDS = 10 };

/* Philox's words: the lower 32 bits of each 64-bit lane; the upper bits are undefined. */
struct words {
    bits x[4][ABREAST];
};

/* Intermediate values of pairs of normals: k, s, s2, logarithm for the radius; f, f2, j, sine,
 * cosine for the angle. */
struct pairs {
    vec k[ABREAST], s[ABREAST], s2[ABREAST], logarithm[ABREAST];
    bits j[ABREAST];
    vec f[ABREAST], f2[ABREAST], sine[ABREAST], cosine[ABREAST];
};

static const double log_series[] = NORMAL_LOG_SERIES, sin_series[] = NORMAL_SIN_SERIES,
                    cos_series[] = NORMAL_COS_SERIES;

/* The keys of each round are in memory: as memory operands of vector instructions they are free. */
static TARGET void schedule_keys(const uint32_t seed[2], uint64_t key[ROUNDS][2])
{
    for (uint32_t round = 0; round < ROUNDS; round++) {
        key[round][0] = (uint32_t)(seed[0] + round * 0x9E3779B9u);
        key[round][1] = (uint32_t)(seed[1] + round * 0xBB67AE85u);
    }
}

/* The counters of the ABREAST * WIDTH blocks from `block` on, a multiple of WIDTH. */
static TARGET INLINE void count_from(uint32_t block, const struct random_stream *stream,
                                     struct words *words)
{
    static const uint64_t count[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    EACH({
        memcpy(&words->x[0][g], count, sizeof words->x[0][g]);
        /* numbers have 32 bits, two per block: they wrap around */
        words->x[0][g] =
            (words->x[0][g] + ((uint64_t)block + (uint64_t)g * WIDTH)) & (UINT32_MAX / 2);
        for (int c = 0; c < 3; c++)
            words->x[c + 1][g] = (bits){0} + stream->counter[c];
    })
}

/* One round at a time, so that other work can be interleaved. */
static TARGET INLINE void philox_round(struct words *words, const uint64_t key[2])
{
    const bits multiplier0 = (bits){0} + UINT64_C(0xD2511F53),
               multiplier1 = (bits){0} + UINT64_C(0xCD9E8D57);
    EACH({
        bits product0 = multiply_low(words->x[0][g], multiplier0),
             product1 = multiply_low(words->x[2][g], multiplier1);
        words->x[0][g] = (product1 >> 32) ^ (words->x[1][g] ^ key[0]);
        words->x[1][g] = product1;
        words->x[2][g] = (product0 >> 32) ^ (words->x[3][g] ^ key[1]);
        words->x[3][g] = product0;
    })
}

/* Everything before the polynomials of the logarithm and the angle. */
static TARGET INLINE void begin_pairs(const struct words *words, struct pairs *pairs)
{
    const uint64_t low = UINT32_MAX;
    EACH({
        bits word = (words->x[0][g] & low) | words->x[1][g] << 32;
        vec u = 2.0 - as_vec(word >> 12 | NORMAL_ONE);
        bits scaled = as_bits(u) + (NORMAL_ONE - NORMAL_ROOTHALF);
        vec m = as_vec((scaled & UINT64_C(0x000fffffffffffff)) + NORMAL_ROOTHALF);
        pairs->k[g] = as_vec(scaled >> 52 | NORMAL_2P52) - (0x1p52 + 1023);
        pairs->s[g] = (m - 1.0) / (m + 1.0);
    })
    EACH({
        bits word = (words->x[2][g] & low) | words->x[3][g] << 32;
        vec quarters = 4.0 * (as_vec(word >> 12 | NORMAL_ONE) - 1.0);
        vec rounded = quarters + NORMAL_ROUND;
        pairs->f[g] = quarters - (rounded - NORMAL_ROUND);
        pairs->f2[g] = pairs->f[g] * pairs->f[g];
        pairs->j[g] = as_bits(rounded);
    })
    EACH({
        pairs->s2[g] = pairs->s[g] * pairs->s[g];
        pairs->logarithm[g] = broadcast(log_series[0]);
        pairs->sine[g] = broadcast(sin_series[0]);
        pairs->cosine[g] = broadcast(cos_series[0]);
    })
}

/* Step i of Horner's scheme, if the series is that long. */
#define HORNER(sum, x, series, i)                                                                  \
    if ((i) > 0 && (size_t)(i) < sizeof(series) / sizeof *(series))                                \
    EACH((sum)[g] = mul_add((sum)[g], (x)[g], broadcast((series)[i])))

static TARGET INLINE void finish_pairs(struct pairs *pairs, double *out)
{
    EACH({
        vec tail =
            mul_add(pairs->s[g] * pairs->s2[g], pairs->logarithm[g], pairs->k[g] * NORMAL_LN2_LOW);
        vec log_u = mul_add(pairs->k[g], broadcast(NORMAL_LN2_HIGH),
                            mul_add(broadcast(2.0), pairs->s[g], tail));
        pairs->s[g] = root(-2.0 * log_u);
    })
    UNROLL
        for (int i = 0; i < ROUNDS; i++) {
            HORNER(pairs->sine, pairs->f2, sin_series, i)
            HORNER(pairs->cosine, pairs->f2, cos_series, i)
        }
    EACH({
        bits j = pairs->j[g], odd = -(j & 1);
        vec s = pairs->f[g] * pairs->sine[g], c = pairs->cosine[g];
        vec cosine = as_vec(as_bits(either(odd, s, c)) ^ (((j + 1) & 2) << 62));
        vec sine = as_vec(as_bits(either(odd, c, s)) ^ ((j & 2) << 62));
        size_t place = (size_t)g * WIDTH / 8 * 16 + (size_t)g * WIDTH % 8;
        store(out, place, pairs->s[g] * cosine);
        store(out, place + 8, pairs->s[g] * sine);
    })
}

/* Makes the normals of `now`, and the words of `next` from its counters. Philox has the latency of
 * integer products, the logarithm that of a quotient and of each step of its polynomial.
 * Interleaving hides both. */
static TARGET INLINE void make_pairs(const struct words *now, struct words *next,
                                     const uint64_t key[ROUNDS][2], double *out)
{
    struct pairs pairs;
    begin_pairs(now, &pairs);
    UNROLL
        for (int round = 0; round < ROUNDS; round++) {
            philox_round(next, key[round]);
            HORNER(pairs.logarithm, pairs.s2, log_series, round)
        }
    finish_pairs(&pairs, out);
}

/* Numbers per step: whole groups of sixteen. */
#define AT_A_TIME (ABREAST * WIDTH < 8 ? 16 : 2 * ABREAST * WIDTH)
#define DRAWS     (AT_A_TIME / (2 * ABREAST * WIDTH))

static TARGET INLINE uint32_t block_after(uint32_t first, size_t draw)
{
    return first / 2 + (uint32_t)(draw * ABREAST * WIDTH);
}

TARGET void COMMON(normals, SET)(size_t n, const struct random_stream *stream, uint32_t first,
                                 double *out)
{
    assert(first % NORMALS_GROUP == 0);
    uint64_t key[ROUNDS][2];
    double last[AT_A_TIME];
    schedule_keys(stream->key, key);
    struct words now, next;
    count_from(block_after(first, 0), stream, &next);
    UNROLL
        for (int round = 0; round < ROUNDS; round++)
            philox_round(&next, key[round]);
    size_t whole = n / AT_A_TIME * AT_A_TIME, draws = 0;
    for (size_t i = 0; i < n; i += AT_A_TIME)
        for (size_t part = 0; part < DRAWS; part++) {
            now = next;
            count_from(block_after(first, ++draws), stream, &next);
            make_pairs(&now, &next, key, (i < whole ? out + i : last) + part * ABREAST * WIDTH);
        }
    for (size_t i = whole; i < row_length(PRECISION_F64, n); i++)
        out[i] = i < n ? last[i - whole] : 0.0;
}
