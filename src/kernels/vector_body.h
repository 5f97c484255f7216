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

#include "kernels/vector_normals.h"

const struct kernels DESCRIPTOR = {.name = NAME,
                                   .summary = SUMMARY,
                                   .runs_here = RUNS_HERE,
#define X(field) .field = field,
                                   KERNEL_FIELDS(X)
#undef X
};
