/* Kernel sets: the arithmetic of every algorithm, once per instruction set.
 *
 * Every set gives the same bits. What that takes: sums run in 16 lanes (element i goes to lane
 * i mod 16) which are folded in halves, lane j with lane j+8, then +4, +2, +1; products that feed a
 * sum go through one fused multiply-add; nothing is contracted or reordered by the compiler
 * (-ffp-contract=off). `ref` is the oracle that spells this out in plain C.
 *
 * Arrays called `padded` are cache-line aligned, hold n values and zeros up to the next multiple of
 * PAD (base/mem.h), and stay so when written. Regressor rows (`u`) may start anywhere and nothing
 * behind their n-th value is read. Outputs may not overlap inputs unless stated.
 * Kernels keep no state: any thread may call them at any time. */
#ifndef KERNELS_KERNELS_H
#define KERNELS_KERNELS_H

#include "base/err.h"
#include "base/mem.h"
#include "base/random.h"

#include <stddef.h>
#include <stdint.h>

#define LANES 16

/* The inverse metric of sapsm, ginv_i = base + scale |source_i| ([C12], eq. of G_n^-1): diagonal,
 * positive, and never stored. */
struct metric {
    const double *source; /* (n,) padded */
    double base, scale;
};

/* What one Newton step on the ball's multiplier needs: sums over the taps that lambda leaves. */
struct ball_sums {
    double weighted; /* sum w_i |psi_i|                       */
    double slope;    /* sum w_i^2 ginv_i                      */
    size_t active;   /* taps with |psi_i| > lambda w_i ginv_i */
};

/* out = sum_j weight[j] rows[column[j]], j ascending. rows: (., stride) padded rows; m >= 1. */
typedef void kernel_combine_fn(size_t n, int m, const double *weight, const int32_t *column,
                               const double *rows, size_t stride, double *out);

/* u . x; x padded. */
typedef double kernel_dot_fn(size_t n, const double *u, const double *x);

/* out = x + a u; x and out padded, may be the same. */
typedef void kernel_add_scaled_fn(size_t n, double a, const double *u, const double *x,
                                  double *out);

/* e[a] = d[a] - u_a . phi for the `rows` regressors u_a = u + a * stride; phi padded. */
typedef void kernel_residuals_fn(size_t n, int rows, const double *u, size_t stride,
                                 const double *d, const double *phi, double *e);

/* energy[j] = sum_i ginv_i u_i^2 for u = the regressor of age[j], j < count. */
typedef void kernel_energies_fn(size_t n, int count, const int32_t *age, const double *u,
                                size_t stride, const struct metric *, double *energy);

/* sum |x_i|; x padded. */
typedef double kernel_norm1_fn(size_t n, const double *x);

/* t = sum_j beta[j] u_j, u_j the regressor of age[j], j ascending from t = 0; returns
 * sum_i ginv_i t_i^2. t padded; count >= 0. */
typedef double kernel_back_project_fn(size_t n, int count, const double *beta, const int32_t *age,
                                      const double *u, size_t stride, const struct metric *,
                                      double *t);

/* out = phi + a ginv .* t; all padded. */
typedef void kernel_metric_step_fn(size_t n, double a, const double *t, const struct metric *,
                                   const double *phi, double *out);

/* What a projection onto the ball starts from. */
struct ball_start {
    double weighted;       /* sum w_i |psi_i|: the ball's constraint */
    double lambda;         /* a guess at the multiplier, >= 0 ...   */
    struct ball_sums sums; /* ... and the sums that it leaves       */
};

/* psi = phi + a ginv .* t as in metric_step, w_i = 1 / (|phi_i| + epsilon), 0 in the padding, and
 * the start of psi's projection from the guess lambda. All padded. */
typedef struct ball_start kernel_ball_step_fn(size_t n, double a, const double *t,
                                              const struct metric *, const double *phi,
                                              double epsilon, double lambda, double *psi,
                                              double *w);

/* The sums over the taps that a multiplier lambda leaves non-zero. psi, w padded. */
typedef struct ball_sums kernel_ball_sums_fn(size_t n, const double *psi, const double *w,
                                             const struct metric *, double lambda);

/* psi_i = sgn(psi_i) max(|psi_i| - lambda w_i ginv_i, 0), in place. */
typedef void kernel_shrink_fn(size_t n, double lambda, const double *w, const struct metric *,
                              double *psi);

/* out_i -= a sgn(x_i): zero attraction; sgn(0) = 0. Padded. */
typedef void kernel_attract_fn(size_t n, double a, const double *x, double *out);

/* out_i -= a sgn(x_i) / (epsilon + |x_i|): reweighted zero attraction. Padded. */
typedef void kernel_attract_reweighted_fn(size_t n, double a, double epsilon, const double *x,
                                          double *out);

/* sum |x_i| / (epsilon + |x_i|), and sum over x_i != 0 of 1 / (epsilon + |x_i|)^2. */
struct reweighted_sums {
    double value, gradient;
};
typedef struct reweighted_sums kernel_reweighted_sums_fn(size_t n, double epsilon, const double *x);

/* sum (x_i - y_i)^2; both padded. */
typedef double kernel_distance_fn(size_t n, const double *x, const double *y);

/* max |x_i|; x padded. */
typedef double kernel_peak_fn(size_t n, const double *x);

/* How many |x_i| > threshold >= 0; x padded. */
typedef size_t kernel_count_above_fn(size_t n, const double *x, double threshold);

/* out[i] = normal number `first + i` of the stream, i < n, zeros in the padding; first a multiple
 * of 16. See normal.h for the definition. */
typedef void kernel_normals_fn(size_t n, const struct random_stream *, uint32_t first, double *out);

#define KERNEL_FIELDS(X)                                                                           \
    X(combine)                                                                                     \
    X(dot)                                                                                         \
    X(add_scaled)                                                                                  \
    X(residuals)                                                                                   \
    X(energies)                                                                                    \
    X(norm1)                                                                                       \
    X(back_project)                                                                                \
    X(metric_step)                                                                                 \
    X(ball_step)                                                                                   \
    X(ball_sums)                                                                                   \
    X(shrink)                                                                                      \
    X(attract)                                                                                     \
    X(attract_reweighted)                                                                          \
    X(reweighted_sums)                                                                             \
    X(distance)                                                                                    \
    X(peak)                                                                                        \
    X(count_above)                                                                                 \
    X(normals)

struct kernels {
    const char *name, *summary;
    int (*runs_here)(void); /* NULL: everywhere */
#define X(field) kernel_##field##_fn *field;
    KERNEL_FIELDS(X)
#undef X
};

#define KERNELS(id) extern const struct kernels kernels_##id;
#include "kernels/kernels.def"
#undef KERNELS
extern const struct kernels *const kernel_sets[]; /* weakest first, NULL-terminated */

/* 1 when this machine can execute the set. */
int kernels_run_here(const struct kernels *);

/* The set of that name, or with NULL the strongest that runs here. NULL and err when unknown or not
 * executable here. The program passes the environment variable SLABMARK_KERNELS. */
const struct kernels *kernels_pick(const char *name, struct err *);

#endif
