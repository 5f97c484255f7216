/* The kernels on vectors of the instruction set's width, written once and compiled per set and
 * precision.
 *
 * The including file defines, before the include:
 *     TARGET              the attribute that allows the instruction set
 *     VECTOR_BYTES        bytes per vector; REAL_BYTES (precision.h) for one element at a time
 *     ROWS                regressor rows per pass, which share each load of phi
 *     SET, SUMMARY, RUNS_HERE    for the descriptor
 * and then, because they use `vec` (see vector_types.h):
 *     mul_add(a, b, c), load_part(p, count) with 0 < count < WIDTH
 * A set may define OWN_MASKS, OWN_TALLY, OWN_RECIPROCAL and what they replace: kernels_avx512.c.
 * It defines in f64 root(a) and multiply_low(a, b) for normals, from_floats(p) and larger(a, b),
 * which is b where a is NaN, for measures of estimates. */

static TARGET vec broadcast(double a)
{
    return (real)a - (vec){0};
}

/* x from element i on */
static TARGET const reals *from(const reals *x, size_t i)
{
    return (const real *)x + i;
}

static TARGET vec load(const reals *x, size_t i)
{
    return *(const vec_anywhere *)from(x, i);
}

static TARGET void store(reals *x, size_t i, vec v)
{
    *(vec_anywhere *)((real *)x + i) = v;
}

/* u[i .. i+WIDTH) with zeros from n on; nothing past the row is read. `whole`: the vector is known
 * to end before n. */
static TARGET vec load_within(const reals *u, size_t i, size_t n, int whole)
{
    if (whole || i + WIDTH <= n)
        return load(u, i);
    return i < n ? load_part(from(u, i), n - i) : (vec){0};
}

static TARGET vec absolute(vec a)
{
    return as_vec(as_bits(a) & (SIGN_BIT - 1));
}

/* |a| with the sign of b */
static TARGET vec with_sign(vec a, vec b)
{
    return as_vec(as_bits(a) | (as_bits(b) & SIGN_BIT));
}

/* chosen bit by bit */
static TARGET inline vec either(bits which, vec yes, vec no)
{
    return as_vec((which & as_bits(yes)) | (~which & as_bits(no)));
}

#ifndef OWN_MASKS /* a set may define better masks than vectors of bits */
typedef bits mask;

static TARGET mask above(vec a, vec b)
{
    return MASK(a > b);
}

/* a where the mask says so, else 0 */
static TARGET vec only(mask which, vec a)
{
    return as_vec(which & as_bits(a));
}
#endif

#ifndef OWN_TALLY
/* Counts the elements that masks select, per lane: a mask of ones is -1. */
typedef bits tally;

static TARGET tally tally_add(tally count, mask which)
{
    return count - (bits)which;
}

static TARGET size_t tally_sum(tally count)
{
    bit_count lane[WIDTH];
    size_t sum = 0;
    memcpy(lane, &count, sizeof lane);
    UNROLL
        for (int j = 0; j < WIDTH; j++)
            sum += lane[j];
    return sum;
}
#endif

/* a >= 0 with the sign of x; 0 where x is 0 */
static TARGET vec signed_as(vec a, vec x)
{
    return only(above(absolute(x), broadcast(0)), with_sign(a, x));
}

static TARGET vec inverse_metric(const struct metric *metric, size_t i)
{
    return mul_add(broadcast(metric->scale), absolute(load(metric->source, i)),
                   broadcast(metric->base));
}

/* ---- sums in lanes ---- */

#define PARTS (LANES / WIDTH) /* vectors that hold the lanes */

struct lanes {
    vec part[PARTS];
};

#define FOLD_PARTS(half)                                                                           \
    if (PARTS > (half))                                                                            \
        UNROLL                                                                                     \
            for (int j = 0; j < (half); j++)                                                       \
    sum.part[j] += sum.part[j + (half)]

/* Folds in halves, in registers: of 16 lanes, j with j+8, +4, +2, +1. */
static TARGET double fold(struct lanes sum)
{
    FOLD_PARTS(16);
    FOLD_PARTS(8);
    FOLD_PARTS(4);
    FOLD_PARTS(2);
    FOLD_PARTS(1);
    vec last = sum.part[0];
#if WIDTH == 16
    return fold16(last);
#elif WIDTH == 8
    return fold8(last);
#elif WIDTH == 4
    return fold4(last);
#elif WIDTH == 2
    return last[0] + last[1];
#else
    return last;
#endif
}

/* Runs a statement for each vector of a block, unrolled, so that its sums stay in registers: i is
 * the first element of the vector, v its number in the block. */
#define FOR_VECTORS(vectors, block, ...)                                                           \
    UNROLL                                                                                         \
        for (int v = 0; v < (vectors); v++) {                                                      \
            const size_t i = (block) + (size_t)v * WIDTH;                                          \
            __VA_ARGS__;                                                                           \
        }

/* A block of all lanes; v is one part of them. */
#define FOR_PARTS(block, ...) FOR_VECTORS(PARTS, block, __VA_ARGS__)

/* For sums over rows: vectors per block, which share the cost of switching rows. */
#define SPAN   (PARTS < 8 ? 8 : PARTS)
#define INLINE inline __attribute__((always_inline))

/* `whole` as in FOR_LANES. */
#define FOR_SPANS(n, statement)                                                                    \
    do {                                                                                           \
        size_t block = 0;                                                                          \
        for (; block + SPAN * WIDTH <= (n); block += SPAN * WIDTH)                                 \
            statement(SPAN, 1);                                                                    \
        for (; block + LANES <= (n); block += LANES)                                               \
            statement(PARTS, 1);                                                                   \
        if (block < (n))                                                                           \
            statement(PARTS, 0);                                                                   \
    } while (0)

/* For padded rows, which end with a whole block. */
#define FOR_PADDED(n, ...)                                                                         \
    for (size_t block_ = 0; block_ < (n); block_ += LANES)                                         \
    FOR_PARTS(block_, __VA_ARGS__)

/* With regressors: `whole` is 0 in the last block, which may be partial. */
#define FOR_LANES(n, ...)                                                                          \
    do {                                                                                           \
        size_t block_ = 0;                                                                         \
        int whole = 1;                                                                             \
        for (; block_ + LANES <= (n); block_ += LANES)                                             \
            FOR_PARTS(block_, __VA_ARGS__)                                                         \
        whole = 0;                                                                                 \
        if (block_ < (n))                                                                          \
            FOR_PARTS(block_, __VA_ARGS__)                                                         \
    } while (0)

static TARGET double dot(size_t n, const reals *u, const reals *x)
{
    struct lanes sum = {0};
    FOR_LANES(n, sum.part[v] = mul_add(load_within(u, i, n, whole), load(x, i), sum.part[v]));
    return fold(sum);
}

static TARGET struct dot_energy dot_energy(size_t n, const reals *u, const reals *x)
{
    struct lanes dot = {0}, energy = {0};
    FOR_LANES(n, {
        vec part = load_within(u, i, n, whole);
        dot.part[v] = mul_add(part, load(x, i), dot.part[v]);
        energy.part[v] = mul_add(part, part, energy.part[v]);
    });
    return (struct dot_energy){fold(dot), fold(energy)};
}

static TARGET double norm1(size_t n, const reals *x)
{
    struct lanes sum = {0};
    FOR_PADDED(n, sum.part[v] += absolute(load(x, i)));
    return fold(sum);
}

static TARGET struct reweighted_sums reweighted_sums(size_t n, const reals *w, const reals *x)
{
    struct lanes value = {0}, gradient = {0};
    FOR_PADDED(n, {
        vec xi = load(x, i), weight = load(w, i), slope = signed_as(weight, xi);
        value.part[v] = mul_add(weight, absolute(xi), value.part[v]);
        gradient.part[v] = mul_add(slope, slope, gradient.part[v]);
    });
    return (struct reweighted_sums){fold(value), fold(gradient)};
}

/* ---- elementwise ---- */

static TARGET void add_scaled(size_t n, double a, const reals *u, const reals *x, reals *out)
{
    FOR_LANES(n, store(out, i, mul_add(broadcast(a), load_within(u, i, n, whole), load(x, i))));
}

static TARGET void metric_step(size_t n, double a, const reals *t, const struct metric *metric,
                               const reals *phi, reals *out)
{
    FOR_PADDED(n, {
        vec step = inverse_metric(metric, i) * load(t, i);
        store(out, i, mul_add(broadcast(a), step, load(phi, i)));
    });
}

static TARGET void add_attracted(size_t n, double a, const reals *u, double b, const reals *x,
                                 reals *out)
{
    FOR_LANES(n, {
        vec xi = load(x, i), step = mul_add(broadcast(a), load_within(u, i, n, whole), xi);
        store(out, i, mul_add(broadcast(-b), signed_as(broadcast(1), xi), step));
    });
}

static TARGET void add_reweighted(size_t n, double a, const reals *u, double b, const reals *w,
                                  const reals *x, reals *out)
{
    FOR_LANES(n, {
        vec xi = load(x, i), step = mul_add(broadcast(a), load_within(u, i, n, whole), xi);
        store(out, i, mul_add(broadcast(-b), signed_as(load(w, i), xi), step));
    });
}

static TARGET void add_fading(size_t n, double a, const reals *u, double b, double beta,
                              const reals *x, reals *out)
{
    FOR_LANES(n, {
        vec xi = load(x, i), step = mul_add(broadcast(a), load_within(u, i, n, whole), xi);
        vec left = mul_add(broadcast(-beta), absolute(xi), broadcast(1));
        vec pull = signed_as(only(above(left, broadcast(0)), left), xi);
        store(out, i, mul_add(broadcast(-b), pull, step));
    });
}

static TARGET size_t keep_above(size_t n, double threshold, const reals *x, reals *out)
{
    tally count = {0};
    FOR_PADDED(n, {
        vec xi = load(x, i);
        mask keep = above(absolute(xi), broadcast(threshold));
        store(out, i, only(keep, xi));
        count = tally_add(count, keep);
    });
    return tally_sum(count);
}

static TARGET double scale_add_dot(size_t n, double c, reals *y, double a, const reals *u,
                                   const reals *x)
{
    struct lanes sum = {0};
    FOR_LANES(n, {
        vec scaled = broadcast(c) * load(y, i);
        vec own = mul_add(broadcast(a), load_within(u, i, n, whole), scaled);
        store(y, i, own);
        sum.part[v] = mul_add(own, load(x, i), sum.part[v]);
    });
    return fold(sum);
}

static TARGET struct two_dots scale_add_dots(size_t n, double c, reals *y, double a, const reals *u,
                                             const reals *x, const reals *z)
{
    struct lanes first = {0}, second = {0};
    FOR_LANES(n, {
        vec scaled = broadcast(c) * load(y, i);
        vec own = mul_add(broadcast(a), load_within(u, i, n, whole), scaled);
        store(y, i, own);
        first.part[v] = mul_add(own, load(x, i), first.part[v]);
        second.part[v] = mul_add(own, load(z, i), second.part[v]);
    });
    return (struct two_dots){fold(first), fold(second)};
}

static TARGET void narrow(size_t n, double a, const double *x, reals *out)
{
    real *to = out;
    for (size_t i = 0; i < n; i++)
        to[i] = (real)(a * x[i]);
    pad(out, n);
}

#include "kernels/vector_combine.h"
#include "kernels/vector_window.h"
#include "kernels/vector_ball.h"
#if PRECISION == 64
#include "kernels/vector_normals.h"
#include "kernels/vector_observe.h"
#endif
#include "kernels/descriptor.h"
