/* The kernels on vectors of the instruction set's own width: written once, compiled per set.
 *
 * The including file defines, before the include:
 *     TARGET              the attribute that allows the instruction set
 *     WIDTH               doubles in a vector: 1, 2, 4 or 8
 *     ROWS                regressor rows that a pass shares the loads of phi among
 *     SUMMARY, NAME, RUNS_HERE    for the descriptor kernels_<NAME>
 * and afterwards, because they need `vec` (see vector_types.h):
 *     mul_add(a, b, c), root(a), load_part(p, count) with 0 < count < WIDTH, multiply_low(a, b) */

static TARGET vec broadcast(double a)
{
    return a - (vec){0};
}

static TARGET vec load(const double *p)
{
    return *(const vec_anywhere *)p;
}

static TARGET void store(double *p, vec v)
{
    *(vec_anywhere *)p = v;
}

/* u[i .. i+WIDTH), zeros from n on: nothing behind the row's end is read. */
static TARGET vec load_within(const double *u, size_t i, size_t n)
{
    return i + WIDTH <= n ? load(u + i) : load_part(u + i, n - i);
}

static TARGET vec absolute(vec a)
{
    return as_vec(as_bits(a) & (UINT64_MAX >> 1));
}

static TARGET vec choose(bits mask, vec yes, vec no)
{
    return as_vec((mask & as_bits(yes)) | (~mask & as_bits(no)));
}

/* |a| with b's sign */
static TARGET vec with_sign(vec a, vec b)
{
    return as_vec(as_bits(a) | (as_bits(b) & (UINT64_C(1) << 63)));
}

static TARGET bits above(vec a, vec b)
{
    return MASK(a > b);
}

static TARGET vec sign(vec x)
{
    vec zero = broadcast(0), one = broadcast(1);
    return choose(above(x, zero), one, choose(above(zero, x), -one, zero));
}

static TARGET vec inverse_metric(const struct metric *metric, size_t i)
{
    return mul_add(broadcast(metric->scale), absolute(load(metric->source + i)),
                   broadcast(metric->base));
}

/* ---- sums in lanes ---- */

#define PARTS (LANES / WIDTH) /* vectors that hold the 16 lanes */

struct lanes {
    vec part[PARTS];
};

static TARGET double fold(struct lanes sum)
{
    double lane[LANES];
    UNROLL
        for (int a = 0; a < PARTS; a++)
            store(lane + a * WIDTH, sum.part[a]);
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int j = 0; j < half; j++)
            lane[j] += lane[j + half];
    return lane[0];
}

/* Runs `statement` with i the index of a vector and a its part of the lanes, for all n elements:
 * whole blocks of 16 first, so that the parts stay in registers. */
#define FOR_LANES(n, statement)                                                                    \
    do {                                                                                           \
        size_t block_ = 0;                                                                         \
        for (; block_ + LANES <= (n); block_ += LANES)                                             \
            UNROLL                                                                                 \
                for (int a = 0; a < PARTS; a++) {                                                  \
                    size_t i = block_ + (size_t)a * WIDTH;                                         \
                    statement;                                                                     \
                }                                                                                  \
        UNROLL                                                                                     \
            for (int a = 0; a < PARTS; a++) {                                                      \
                size_t i = block_ + (size_t)a * WIDTH;                                             \
                if (i < (n))                                                                       \
                    statement;                                                                     \
            }                                                                                      \
    } while (0)

static TARGET double dot(size_t n, const double *u, const double *x)
{
    struct lanes sum = {0};
    FOR_LANES(n, sum.part[a] = mul_add(load_within(u, i, n), load(x + i), sum.part[a]));
    return fold(sum);
}

static TARGET double energy(size_t n, const double *u, const struct metric *metric)
{
    struct lanes sum = {0};
    FOR_LANES(n, {
        vec row = load_within(u, i, n);
        sum.part[a] = mul_add(inverse_metric(metric, i) * row, row, sum.part[a]);
    });
    return fold(sum);
}

static TARGET double metric_norm(size_t n, const double *t, const struct metric *metric)
{
    return energy(n, t, metric);
}

static TARGET double norm1(size_t n, const double *x)
{
    struct lanes sum = {0};
    FOR_LANES(n, sum.part[a] += absolute(load(x + i)));
    return fold(sum);
}

static TARGET double distance(size_t n, const double *x, const double *y)
{
    struct lanes sum = {0};
    FOR_LANES(n, {
        vec difference = load(x + i) - load(y + i);
        sum.part[a] = mul_add(difference, difference, sum.part[a]);
    });
    return fold(sum);
}

static TARGET struct reweighted_sums reweighted_sums(size_t n, double epsilon, const double *x)
{
    struct lanes value = {0}, gradient = {0};
    FOR_LANES(n, {
        vec xi = load(x + i);
        vec inverse = 1.0 / (broadcast(epsilon) + absolute(xi));
        vec slope = sign(xi) * inverse;
        value.part[a] = mul_add(absolute(xi), inverse, value.part[a]);
        gradient.part[a] = mul_add(slope, slope, gradient.part[a]);
    });
    return (struct reweighted_sums){fold(value), fold(gradient)};
}

static TARGET double peak(size_t n, const double *x)
{
    struct lanes most = {0};
    FOR_LANES(n, {
        vec size = absolute(load(x + i));
        most.part[a] = choose(above(size, most.part[a]), size, most.part[a]);
    });
    double lane[LANES], top = 0;
    UNROLL
        for (int a = 0; a < PARTS; a++)
            store(lane + a * WIDTH, most.part[a]);
    for (int j = 0; j < LANES; j++)
        top = lane[j] > top ? lane[j] : top;
    return top;
}

/* Masks are -1: subtracting them counts. */
static TARGET size_t total(bits masks_subtracted)
{
    uint64_t count[WIDTH], sum = 0;
    memcpy(count, &masks_subtracted, sizeof count);
    for (int j = 0; j < WIDTH; j++)
        sum += count[j];
    return (size_t)sum;
}

static TARGET size_t count_above(size_t n, const double *x, double threshold)
{
    bits count = {0};
    for (size_t i = 0; i < n; i += WIDTH)
        count -= above(absolute(load(x + i)), broadcast(threshold));
    return total(count);
}

/* ROWS rows at a time share each load of phi. */
static TARGET void residuals_rows(size_t n, const double *u, size_t stride, const double *d,
                                  const double *phi, double *e)
{
    struct lanes sum[ROWS] = {0};
    FOR_LANES(n, {
        vec phi_i = load(phi + i);
        UNROLL
            for (int r = 0; r < ROWS; r++)
                sum[r].part[a] =
                    mul_add(load_within(u + (size_t)r * stride, i, n), phi_i, sum[r].part[a]);
    });
    for (int r = 0; r < ROWS; r++)
        e[r] = d[r] - fold(sum[r]);
}

static TARGET void residuals(size_t n, int rows, const double *u, size_t stride, const double *d,
                             const double *phi, double *e)
{
    int a = 0;
    for (; a + ROWS <= rows; a += ROWS)
        residuals_rows(n, u + (size_t)a * stride, stride, d + a, phi, e + a);
    for (; a < rows; a++)
        e[a] = d[a] - dot(n, u + (size_t)a * stride, phi);
}

/* ---- elementwise ---- */

static TARGET void combine(size_t n, int m, const double *weight, const int32_t *column,
                           const double *rows, size_t stride, double *out)
{
    for (size_t i = 0; i < n; i += WIDTH) {
        vec sum = weight[0] * load(rows + (size_t)column[0] * stride + i);
        for (int j = 1; j < m; j++)
            sum = mul_add(broadcast(weight[j]), load(rows + (size_t)column[j] * stride + i), sum);
        store(out + i, sum);
    }
}

static TARGET void add_scaled(size_t n, double a, const double *u, const double *x, double *out)
{
    for (size_t i = 0; i < n; i += WIDTH)
        store(out + i, mul_add(broadcast(a), load_within(u, i, n), load(x + i)));
}

static TARGET void metric_step(size_t n, double a, const double *t, const struct metric *metric,
                               const double *phi, double *out)
{
    for (size_t i = 0; i < n; i += WIDTH)
        store(out + i,
              mul_add(broadcast(a), inverse_metric(metric, i) * load(t + i), load(phi + i)));
}

static TARGET void attract(size_t n, double a, const double *x, double *out)
{
    for (size_t i = 0; i < n; i += WIDTH)
        store(out + i, mul_add(broadcast(-a), sign(load(x + i)), load(out + i)));
}

static TARGET void attract_reweighted(size_t n, double a, double epsilon, const double *x,
                                      double *out)
{
    for (size_t i = 0; i < n; i += WIDTH) {
        vec xi = load(x + i);
        vec pull = sign(xi) / (broadcast(epsilon) + absolute(xi));
        store(out + i, mul_add(broadcast(-a), pull, load(out + i)));
    }
}

/* ---- the weighted l1 ball ---- */

static TARGET double ball_weights(size_t n, const double *phi, double epsilon, const double *psi,
                                  double *w)
{
    struct lanes sum = {0};
    FOR_LANES(n, {
        vec weight = 1.0 / (absolute(load(phi + i)) + broadcast(epsilon));
        store(w + i, weight);
        sum.part[a] = mul_add(weight, absolute(load(psi + i)), sum.part[a]);
    });
    for (size_t i = n; i < padded(n); i++)
        w[i] = 0;
    return fold(sum);
}

static TARGET struct ball_sums ball_sums(size_t n, const double *psi, const double *w,
                                         const struct metric *metric, double lambda)
{
    struct lanes weighted = {0}, slope = {0};
    bits active = {0};
    FOR_LANES(n, {
        vec size = absolute(load(psi + i));
        vec weight = load(w + i);
        vec shift = weight * inverse_metric(metric, i);
        bits keep = above(size, lambda * shift);
        weighted.part[a] = choose(keep, mul_add(weight, size, weighted.part[a]), weighted.part[a]);
        slope.part[a] = choose(keep, mul_add(weight, shift, slope.part[a]), slope.part[a]);
        active -= keep;
    });
    return (struct ball_sums){fold(weighted), fold(slope), total(active)};
}

static TARGET void shrink(size_t n, double lambda, const double *w, const struct metric *metric,
                          double *psi)
{
    vec zero = broadcast(0);
    for (size_t i = 0; i < n; i += WIDTH) {
        vec psi_i = load(psi + i);
        vec left = absolute(psi_i) - lambda * (load(w + i) * inverse_metric(metric, i));
        store(psi + i, choose(above(left, zero), with_sign(left, psi_i), zero));
    }
}

/* ---- normals: see normal.h ---- */

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
    *cosine = as_vec(as_bits(choose(odd, s, c)) ^ (((j + 1) & 2) << 62));
    *sine = as_vec(as_bits(choose(odd, c, s)) ^ ((j & 2) << 62));
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

const struct kernels DESCRIPTOR = {.name = NAME,
                                   .summary = SUMMARY,
                                   .runs_here = RUNS_HERE,
#define X(field) .field = field,
                                   KERNEL_FIELDS(X)
#undef X
};
