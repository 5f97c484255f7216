/* Kernel sets: the arithmetic of every algorithm, once per instruction set and precision.
 *
 * All sets of a precision give the same bits, by three rules. Sums run in as many lanes as two
 * cache lines hold (16 doubles, 32 floats): element i goes to lane i mod 16 or 32. Lanes are folded
 * in halves: of 16, lane j with lane j+8, then +4, +2, +1. Each product that feeds a sum is one
 * fused multiply-add, and the compiler contracts and reorders nothing (-ffp-contract=off). `ref` is
 * the oracle that implements these rules in plain C.
 *
 * Rows (base/row.h) hold elements of the set's precision; strides count elements. Single numbers
 * are doubles, rounded to the precision where they meet a row. A `padded` row is aligned to a cache
 * line and holds n values and zeros up to a multiple of ROW_GRAIN (base/mem.h); writing keeps it
 * padded. Regressor rows (`u`) may start at any element, and kernels do not read past their n-th
 * value. Outputs do not overlap inputs unless stated. Kernels keep no state: any thread may call
 * them at any time. */
#ifndef KERNELS_KERNELS_H
#define KERNELS_KERNELS_H

#include "base/err.h"
#include "base/random.h"
#include "base/row.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

/* Normals are numbered in groups of sixteen: kernels/normal.h. */
#define NORMALS_GROUP 16

/* The inverse metric of sapsm, ginv_i = base + scale |source_i| ([C12], eq. of G_n^-1): diagonal
 * and positive. It is never stored. */
struct metric {
    const reals *source; /* (n,) padded */
    double base, scale;
};

/* Sums over the taps that lambda leaves non-zero, for one Newton step on the ball's multiplier
 * (algorithms/ball.h). */
struct ball_sums {
    double weighted; /* sum w_i |psi_i|                       */
    double slope;    /* sum w_i shift_i                       */
    size_t active;   /* taps with |psi_i| > lambda shift_i    */
};

/* Rows to combine: sum_j weight[j] rows[column[j]], j ascending. */
struct combination {
    int count;             /* >= 1 */
    const double *weight;  /* (count,) */
    const int32_t *column; /* (count,) */
    const reals *rows;     /* (., stride) padded rows */
    size_t stride;         /* elements */
};

/* The row, if it is the only one and its weight is 1, so that it need not be copied; else NULL. */
static inline const reals *combination_row(const struct combination *of, enum precision precision)
{
    assert(of->count >= 1);
    if (of->count > 1 || of->weight[0] != 1)
        return NULL;
    return row_at(of->rows, precision, of->column[0] * (ptrdiff_t)of->stride);
}

/* out = the combination; out may be the row, if there is only one. */
typedef void kernel_combine_fn(size_t n, const struct combination *, reals *out);

/* The same, with further results computed while each part of out is in registers. Returns u . out,
 * with the bits of dot. */
typedef double kernel_combine_dot_fn(size_t n, const struct combination *, const reals *u,
                                     reals *out);

/* Also w_i = 1 / (|out_i| + epsilon), with zeros in the padding; the divisions overlap with the
 * loads. Returns ||out||_1, with the bits of norm1. */
typedef double kernel_combine_weigh_fn(size_t n, const struct combination *, double epsilon,
                                       reals *out, reals *w);

/* Also the same weights. Returns u . out. */
typedef double kernel_combine_dot_weigh_fn(size_t n, const struct combination *, const reals *u,
                                           double epsilon, reals *out, reals *w);

/* u . x; x padded. */
typedef double kernel_dot_fn(size_t n, const reals *u, const reals *x);

/* u . x and u . u; x padded. */
struct dot_energy {
    double dot, energy;
};
typedef struct dot_energy kernel_dot_energy_fn(size_t n, const reals *u, const reals *x);

/* out = x + a u; x and out padded, may be the same. */
typedef void kernel_add_scaled_fn(size_t n, double a, const reals *u, const reals *x, reals *out);

/* e[a] = d[a] - u_a . phi for the `rows` regressors u_a = u + a * stride; phi padded. */
typedef void kernel_residuals_fn(size_t n, int rows, const reals *u, size_t stride, const double *d,
                                 const reals *phi, double *e);

/* energy[j] = sum_i ginv_i u_i^2 for u = the regressor of age[j], j < count. */
typedef void kernel_energies_fn(size_t n, int count, const int32_t *age, const reals *u,
                                size_t stride, const struct metric *, double *energy);

/* sum |x_i|; x padded. */
typedef double kernel_norm1_fn(size_t n, const reals *x);

/* t = sum_j beta[j] u_j, u_j the regressor of age[j], j ascending from t = 0; returns
 * sum_i ginv_i t_i^2. t padded; count >= 0. */
typedef double kernel_back_project_fn(size_t n, int count, const double *beta, const int32_t *age,
                                      const reals *u, size_t stride, const struct metric *,
                                      reals *t);

/* out = phi + a ginv .* t; all padded, phi and out may be the same. */
typedef void kernel_metric_step_fn(size_t n, double a, const reals *t, const struct metric *,
                                   const reals *phi, reals *out);

/* The start of a projection onto the ball. */
struct ball_start {
    double weighted;       /* sum w_i |psi_i|: the ball's constraint */
    double lambda;         /* an initial multiplier, >= 0 ...      */
    struct ball_sums sums; /* ... and its sums                     */
};

/* psi = phi + a ginv .* t as in metric_step, shift = w .* ginv, and the start of psi's projection
 * with the initial multiplier lambda. All padded. */
typedef struct ball_start kernel_ball_step_fn(size_t n, double a, const reals *t,
                                              const struct metric *, const reals *phi,
                                              const reals *w, double lambda, reals *psi,
                                              reals *shift);

/* The sums over the taps that a multiplier lambda leaves non-zero, |psi_i| > lambda shift_i. All
 * padded. */
typedef struct ball_sums kernel_ball_sums_fn(size_t n, const reals *psi, const reals *w,
                                             const reals *shift, double lambda);

/* out_i = sgn(psi_i) max(|psi_i| - lambda shift_i, 0), and the sums over the non-zero taps. out and
 * psi are different rows. */
typedef struct ball_sums kernel_ball_shrink_fn(size_t n, const reals *psi, const reals *w,
                                               const reals *shift, double lambda, reals *out);

/* out = x + a u - b sgn(x): a step with zero attraction; sgn(0) = 0. x and out padded, may be the
 * same. */
typedef void kernel_add_attracted_fn(size_t n, double a, const reals *u, double b, const reals *x,
                                     reals *out);

/* out = x + a u - b w .* sgn(x), w >= 0 and never -0: reweighted zero attraction. All padded, x and
 * out may be the same. */
typedef void kernel_add_reweighted_fn(size_t n, double a, const reals *u, double b, const reals *w,
                                      const reals *x, reals *out);

/* out = x + a u - b g, g_i = max(0, 1 - beta |x_i|) sgn(x_i): zero attraction that fades out at
 * |x_i| = 1 / beta. x and out padded, may be the same. */
typedef void kernel_add_fading_fn(size_t n, double a, const reals *u, double b, double beta,
                                  const reals *x, reals *out);

/* out_i = x_i where |x_i| > threshold >= 0, else 0; returns how many are left. x and out padded,
 * may be the same. */
typedef size_t kernel_keep_above_fn(size_t n, double threshold, const reals *x, reals *out);

/* y = c y + a u, and the new y . x: a row of a matrix under a rank-one update, times a vector. y
 * and x padded, different rows. */
typedef double kernel_scale_add_dot_fn(size_t n, double c, reals *y, double a, const reals *u,
                                       const reals *x);

/* The same, and the new y . z, in one pass; z as x. */
struct two_dots {
    double x, z;
};
typedef struct two_dots kernel_scale_add_dots_fn(size_t n, double c, reals *y, double a,
                                                 const reals *u, const reals *x, const reals *z);

/* sum w_i |x_i|, and sum over x_i != 0 of w_i^2; w >= 0, both padded. */
struct reweighted_sums {
    double value, gradient;
};
typedef struct reweighted_sums kernel_reweighted_sums_fn(size_t n, const reals *w, const reals *x);

/* out[i] = normal number `first + i` of the stream, i < n, zeros in the padding; first a multiple
 * of 16. See normal.h for the definition. */
typedef void kernel_normals_fn(size_t n, const struct random_stream *, uint32_t first, double *out);

/* Measures of an estimate x, a padded row of precision `of`. They are computed in doubles. y is a
 * padded row of doubles. */

/* sum (x_i - y_i)^2, and max |x_i|. */
struct distance_peak {
    double distance, peak;
};
typedef struct distance_peak kernel_distance_peak_fn(size_t n, enum precision of, const reals *x,
                                                     const double *y);

/* sum (x_i - y_i)^2, and the number of |x_i| > threshold >= 0. */
struct distance_above {
    double distance;
    size_t above;
};
typedef struct distance_above kernel_distance_above_fn(size_t n, enum precision of, const reals *x,
                                                       const double *y, double threshold);

/* sum += a sum_j rows[column[j]], j < count ascending, for n elements of padded rows, n a multiple
 * of PAD; rows of precision `of`, `stride` elements apart. */
typedef void kernel_add_rows_fn(size_t n, double a, int count, const int32_t *column,
                                enum precision of, const reals *rows, size_t stride, double *sum);

/* out_i = a x_i rounded to the precision of the set, from doubles to a padded row; x may start
 * anywhere. */
typedef void kernel_narrow_fn(size_t n, double a, const double *x, reals *out);

#define KERNEL_FIELDS(X)                                                                           \
    X(combine)                                                                                     \
    X(combine_dot)                                                                                 \
    X(combine_weigh)                                                                               \
    X(combine_dot_weigh)                                                                           \
    X(dot)                                                                                         \
    X(dot_energy)                                                                                  \
    X(add_scaled)                                                                                  \
    X(residuals)                                                                                   \
    X(energies)                                                                                    \
    X(norm1)                                                                                       \
    X(back_project)                                                                                \
    X(metric_step)                                                                                 \
    X(ball_step)                                                                                   \
    X(ball_sums)                                                                                   \
    X(ball_shrink)                                                                                 \
    X(add_attracted)                                                                               \
    X(add_reweighted)                                                                              \
    X(add_fading)                                                                                  \
    X(keep_above)                                                                                  \
    X(scale_add_dot)                                                                               \
    X(scale_add_dots)                                                                              \
    X(reweighted_sums)                                                                             \
    X(narrow)

/* Functions that both precisions share. */
#define COMMON_KERNEL_FIELDS(X)                                                                    \
    X(distance_peak)                                                                               \
    X(distance_above)                                                                              \
    X(add_rows)                                                                                    \
    X(normals)

struct kernels {
    const char *name, *summary;
    int (*runs_here)(void); /* NULL: everywhere */
    enum precision precision;
    double divided; /* the least part of the weights 1 / (|x_i| + epsilon) that the divider makes */
    const struct kernels *in[PRECISIONS]; /* the same instructions in each precision */
#define X(field) kernel_##field##_fn *field;
    KERNEL_FIELDS(X)
    COMMON_KERNEL_FIELDS(X)
#undef X
};

#define KERNELS(id) extern const struct kernels kernels_##id, kernels_##id##_f32;
#include "kernels/kernels.def"
#undef KERNELS
extern const struct kernels *const kernel_sets[]; /* f64, slowest first, NULL-terminated */

/* Computes the combination. Returns it: the only row heard, or `space`. */
static inline const reals *kernels_combined(const struct kernels *kernels, size_t n,
                                            const struct combination *of, reals *space)
{
    const reals *row = combination_row(of, kernels->precision);
    if (!row)
        kernels->combine(n, of, space);
    return row ? row : space;
}

/* 1 when this CPU can execute the set. */
int kernels_run_here(const struct kernels *);

/* The f64 set of that name; for NULL the last set of the list that runs here. Static. NULL and err
 * when the name is unknown or the CPU cannot execute the set. The program passes the environment
 * variable SLABMARK_KERNELS. */
const struct kernels *kernels_pick(const char *name, struct err *);

#endif
