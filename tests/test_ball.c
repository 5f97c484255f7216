/* The projection onto the weighted l1 ball: against an oracle that sorts, and by the properties
 * that define a projection. */
#include "algorithms/ball.h"
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256 };

struct ball {
    size_t n;
    _Alignas(CACHE_LINE) double psi[MOST], w[MOST], source[MOST];
    struct metric metric;
    double radius;
};

static long double ginv_at(const struct ball *ball, size_t i)
{
    return fmal(ball->metric.scale, fabsl(ball->source[i]), ball->metric.base);
}

static long double weighted_norm(const struct ball *ball, const double *x)
{
    long double sum = 0;
    for (size_t i = 0; i < ball->n; i++)
        sum += (long double)ball->w[i] * fabsl(x[i]);
    return sum;
}

/* ---- the oracle ---- */

struct breakpoint {
    long double at, weighted, slope;
};

static int descending(const void *a, const void *b)
{
    const struct breakpoint *p = a, *q = b;
    return (p->at < q->at) - (p->at > q->at);
}

struct solution {
    long double lambda, x[MOST], tolerance[MOST];
};

/* The root of sum w_i max(|psi_i| - lambda w_i ginv_i, 0) = radius: breakpoints |psi_i|/(w_i
 * ginv_i) from the largest down, prefix sums, the first one whose root lies above the next
 * breakpoint. Rounding in sums of doubles moves a double's lambda by about their epsilon times
 * weighted / slope: that, and the tap's own size, scale the tolerance. */
static void solve(const struct ball *ball, struct solution *solution)
{
    struct breakpoint point[MOST];
    long double weighted = 0, slope = 0, lambda = 0, doubt = 0;
    for (size_t i = 0; i < ball->n; i++) {
        long double shift = ball->w[i] * ginv_at(ball, i), size = fabsl(ball->psi[i]);
        point[i] = (struct breakpoint){size / shift, ball->w[i] * size, ball->w[i] * shift};
    }
    qsort(point, ball->n, sizeof *point, descending);
    for (size_t i = 0; i < ball->n && weighted_norm(ball, ball->psi) > ball->radius; i++) {
        weighted += point[i].weighted;
        slope += point[i].slope;
        lambda = (weighted - ball->radius) / slope;
        doubt = weighted / slope;
        if (i + 1 == ball->n || lambda >= point[i + 1].at)
            break;
    }
    solution->lambda = lambda;
    for (size_t i = 0; i < ball->n; i++) {
        long double shift = ball->w[i] * ginv_at(ball, i), size = fabsl(ball->psi[i]);
        solution->x[i] = copysignl(fmaxl(size - lambda * shift, 0), ball->psi[i]);
        solution->tolerance[i] = 1e-13L * (size + doubt * shift);
    }
}

/* ---- the library ---- */

static double project_from(const struct kernels *kernels, const struct ball *ball, double guess,
                           double *x)
{
    _Alignas(CACHE_LINE) double sizes[MOST] = {0}, shift[MOST] = {0};
    for (size_t i = 0; i < ball->n; i++) {
        sizes[i] = fabs(ball->psi[i]);
        shift[i] = ball->w[i] * fma(ball->metric.scale, fabs(ball->source[i]), ball->metric.base);
    }
    struct ball_start start = {
        .weighted = kernels->dot(ball->n, ball->w, sizes),
        .lambda = guess,
        .sums = kernels->ball_sums(ball->n, ball->psi, ball->w, shift, guess),
    };
    return ball_project(kernels, ball->n, ball->psi, ball->w, shift, &start, ball->radius, x);
}

static double project(const struct kernels *kernels, const struct ball *ball, double *x)
{
    return project_from(kernels, ball, 0, x);
}

/* A guess, good or bad, saves steps and changes no bit. */
static void check_guesses(const struct ball *ball, const char *name)
{
    static const double factors[] = {0.3, 0.999, 1, 1.001, 3, 1e30};
    const struct kernels *kernels = kernels_pick(NULL, NULL);
    _Alignas(CACHE_LINE) double wanted[MOST], got[MOST];
    double lambda = project(kernels, ball, wanted);
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        double again = project_from(kernels, ball, factors[i] * lambda, got);
        cr_assert(again == lambda && !memcmp(wanted, got, padded(ball->n) * sizeof *got),
                  "%s, %g times the multiplier: %.17g, not %.17g", name, factors[i], again, lambda);
    }
}

/* Against the oracle; feasible; and projecting again changes nothing. */
static void check(const struct ball *ball, const char *name)
{
    static struct solution wanted;
    solve(ball, &wanted);
    check_guesses(ball, name);
    for (int set = 0; kernels_here(set); set++) {
        const struct kernels *kernels = kernels_here(set);
        static struct ball again;
        _Alignas(CACHE_LINE) double x[MOST];
        double lambda = project(kernels, ball, x);
        cr_assert(lambda >= 0 && isfinite(lambda), "%s, %s: lambda %g", name, kernels->name,
                  lambda);
        for (size_t i = 0; i < ball->n; i++)
            cr_assert(fabsl(x[i] - wanted.x[i]) <= wanted.tolerance[i],
                      "%s, %s, n = %zu, radius %g: tap %zu is %.17g, not %.17Lg within %.3Lg", name,
                      kernels->name, ball->n, ball->radius, i, x[i], wanted.x[i],
                      wanted.tolerance[i]);
        for (size_t i = ball->n; i < padded(ball->n); i++)
            cr_assert_eq(x[i], 0);
        /* what is left of sums as large as the one before */
        long double slack = 1e-12L * fmaxl(ball->radius, weighted_norm(ball, ball->psi));
        cr_assert(weighted_norm(ball, x) <= ball->radius + slack, "%s: not in the ball", name);

        again = *ball;
        again.metric.source = again.source;
        memcpy(again.psi, x, sizeof x);
        project(kernels, &again, x);
        for (size_t i = 0; i < ball->n; i++)
            cr_assert(fabsl(x[i] - again.psi[i]) <= 2 * wanted.tolerance[i],
                      "%s, %s: projecting again moves tap %zu", name, kernels->name, i);
    }
}

/* ---- random balls ---- */

static double uniform(struct random_stream *stream)
{
    return random_uniform(stream, stream->counter[0]++);
}

static double signed_uniform(struct random_stream *stream)
{
    return 2 * uniform(stream) - 1;
}

/* As sapsm makes them: weights 1 / (|source| + epsilon), ginv = base + scale |source|. */
static void make(struct ball *ball, size_t n, double epsilon, struct random_stream *stream)
{
    memset(ball, 0, sizeof *ball);
    ball->n = n;
    ball->metric = (struct metric){ball->source, 0.5 / (double)n, 0.5};
    for (size_t i = 0; i < n; i++) {
        double size = uniform(stream) < 0.7 ? 1e-3 : 1;
        ball->source[i] = size * signed_uniform(stream);
        ball->psi[i] = ball->source[i] + 0.3 * signed_uniform(stream);
        ball->w[i] = 1 / (fabs(ball->source[i]) + epsilon);
    }
}

static struct random_stream dice(uint32_t number)
{
    return random_stream(11, RANDOM_VALUE, (int)number, 0, 0);
}

static void check_radii(struct ball *ball, const char *name)
{
    static const double shares[] = {0, 1e-15, 1e-6, .01, .3, .8, .999, 1, 1.001, 10};
    double norm = (double)weighted_norm(ball, ball->psi);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        ball->radius = shares[i] * norm;
        check(ball, name);
    }
    ball->radius = nextafter(norm, 0); /* next to the norm, from both sides */
    check(ball, name);
    ball->radius = nextafter(norm, INFINITY);
    check(ball, name);
}

Test(ball, random_balls)
{
    static struct ball ball;
    struct random_stream stream = dice(1);
    for (int round = 0; round < 300; round++) {
        make(&ball, 1 + (size_t)(uniform(&stream) * (MOST - 1)), 0.02, &stream);
        check_radii(&ball, "random");
    }
}

Test(ball, one_tap)
{
    static struct ball ball;
    struct random_stream stream = dice(2);
    for (int round = 0; round < 100; round++) {
        make(&ball, 1, 0.02, &stream);
        check_radii(&ball, "one tap");
    }
}

Test(ball, zeros_and_ties)
{
    static const double few[] = {0, -0.0, 1, -1, .5, 1};
    static struct ball ball;
    struct random_stream stream = dice(3);
    for (int round = 0; round < 300; round++) {
        make(&ball, 1 + (size_t)(uniform(&stream) * 40), 0.5, &stream);
        ball.metric = (struct metric){ball.source, 0.25, round % 2 ? 0.5 : 0};
        for (size_t i = 0; i < ball.n; i++) {
            ball.psi[i] = few[(size_t)(uniform(&stream) * 6)];
            ball.source[i] = few[(size_t)(uniform(&stream) * 6)];
            ball.w[i] = 1 / (fabs(ball.source[i]) + .5);
        }
        if (weighted_norm(&ball, ball.psi) > 0)
            check_radii(&ball, "ties");
    }
}

Test(ball, huge_and_tiny_weights)
{
    static const double epsilons[] = {1e-12, 1e-150, 1e100}, scales[] = {1e150, 1e-150, 1};
    static struct ball ball;
    struct random_stream stream = dice(4);
    for (int round = 0; round < 300; round++) {
        make(&ball, 1 + (size_t)(uniform(&stream) * 100), epsilons[round % 3], &stream);
        for (size_t i = 0; i < ball.n; i++)
            ball.w[i] = round % 2 ? scales[(size_t)(uniform(&stream) * 3)] * uniform(&stream)
                                  : fmin(ball.w[i], 1e150);
        check_radii(&ball, "weights of all sizes");
    }
}

/* ---- what makes it a projection ---- */

static long double inner(const struct ball *ball, const double *x, const double *y)
{
    long double sum = 0;
    for (size_t i = 0; i < ball->n; i++)
        sum += (long double)x[i] * y[i] / ginv_at(ball, i);
    return sum;
}

static long double length(const struct ball *ball, const double *x)
{
    return sqrtl(inner(ball, x, x));
}

static void subtract(size_t n, const double *x, const double *y, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] - y[i];
}

/* ||P psi - P other||_G <= ||psi - other||_G */
Test(ball, nonexpansive)
{
    static struct ball ball, other;
    struct random_stream stream = dice(5);
    for (int round = 0; round < 1000; round++) {
        _Alignas(CACHE_LINE) double x[MOST], y[MOST], before[MOST], after[MOST];
        make(&ball, 1 + (size_t)(uniform(&stream) * 100), 0.02, &stream);
        ball.radius = uniform(&stream) * (double)weighted_norm(&ball, ball.psi);
        other = ball;
        other.metric.source = other.source;
        for (size_t i = 0; i < ball.n; i++)
            other.psi[i] += (round % 2 ? 1e-3 : 1) * signed_uniform(&stream);
        project(kernels_pick(NULL, NULL), &ball, x);
        project(kernels_pick(NULL, NULL), &other, y);
        subtract(ball.n, ball.psi, other.psi, before);
        subtract(ball.n, x, y, after);
        cr_assert(inner(&ball, after, after) <= inner(&ball, before, before) * (1 + 1e-12L));
    }
}

/* (psi - x)'G(z - x) <= 0 for every feasible z, and hence x is the nearest. */
Test(ball, variational_inequality)
{
    static struct ball ball;
    struct random_stream stream = dice(6);
    for (int round = 0; round < 1000; round++) {
        _Alignas(CACHE_LINE) double x[MOST], z[MOST], left[MOST], right[MOST];
        make(&ball, 1 + (size_t)(uniform(&stream) * 100), 0.02, &stream);
        ball.radius = uniform(&stream) * (double)weighted_norm(&ball, ball.psi);
        project(kernels_pick(NULL, NULL), &ball, x);
        for (size_t i = 0; i < ball.n; i++) /* somewhere near x or anywhere */
            z[i] = (round % 2 ? x[i] : 0) + 0.1 * signed_uniform(&stream);
        long double shrink = fminl(1, ball.radius / weighted_norm(&ball, z));
        for (size_t i = 0; i < ball.n; i++)
            z[i] *= (double)shrink;
        subtract(ball.n, ball.psi, x, left);
        subtract(ball.n, z, x, right);
        /* x and z are rounded to doubles, and with them their distances */
        long double size = length(&ball, ball.psi) * (length(&ball, x) + length(&ball, z));
        cr_assert(inner(&ball, left, right) <= 1e-15L * size, "round %d: %Lg", round,
                  inner(&ball, left, right));
    }
}
