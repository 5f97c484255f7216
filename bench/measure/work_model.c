#include "bench/measure/work_model.h"

#include "base/mem.h"

#include <string.h>

static const struct kernels *real;
static _Thread_local struct work counted;

/* What a call of a kernel takes, of each tap or once. */
struct cost {
    double flops, products, divisions;
    double loads, stores; /* elements of rows */
    double again;         /* of these, elements that are named a second time */
    double numbers;       /* doubles outside rows, loaded or stored */
};

static void add_cost(enum work_kernel kernel, double times, struct cost cost)
{
    double element = times * (double)real_bytes(real->precision);
    double rows = (cost.loads + cost.stores) * element;
    counted.flops += times * cost.flops;
    counted.products += times * cost.products;
    counted.divisions += times * cost.divisions;
    counted.loaded += cost.loads * element;
    counted.bytes += rows + times * cost.numbers * sizeof(double);
    counted.of[kernel].touched += rows - cost.again * element;
}

/* A call over n taps. */
static void count(enum work_kernel kernel, size_t n, struct cost of_a_tap)
{
    add_cost(kernel, (double)n, of_a_tap);
    counted.of[kernel].calls++;
    counted.calls++;
}

/* What the call takes besides. */
static void count_once(enum work_kernel kernel, struct cost cost)
{
    add_cost(kernel, 1, cost);
}

/* Elements that the regressors of a delay line share: each is the one before, moved by `stride`. */
static double shared_elements(size_t n, int rows, size_t stride)
{
    return stride < n && rows > 0 ? (rows - 1) * (double)(n - stride) : 0;
}

/* ---- each kernel adds its model and calls the real kernel ---- */

/* Rows that the metric reads in addition: 0 when its source is `other`, often phi. */
static double metric_rows(const struct metric *metric, const reals *other)
{
    return metric->source != other;
}
enum { METRIC = 2 }; /* base + scale |source_i|: one product */

static void combine(size_t n, const struct combination *of, reals *out)
{
    count(WORK_combine, n,
          (struct cost){
              .flops = 2 * of->count - 1, .products = of->count, .loads = of->count, .stores = 1});
    real->combine(n, of, out);
}

static double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    count(WORK_combine_dot, n,
          (struct cost){.flops = 2 * of->count + 1,
                        .products = of->count + 1,
                        .loads = of->count + 1,
                        .stores = 1});
    return real->combine_dot(n, of, u, out);
}

enum { WEIGH = 2 }; /* 1 / (|x_i| + epsilon) */

static double combine_weigh(size_t n, const struct combination *of, double epsilon, reals *out,
                            reals *w)
{
    count(WORK_combine_weigh, n,
          (struct cost){.flops = 2 * of->count - 1 + 1 + WEIGH,
                        .products = of->count,
                        .divisions = 1,
                        .loads = of->count,
                        .stores = 2});
    return real->combine_weigh(n, of, epsilon, out, w);
}

static double combine_dot_weigh(size_t n, const struct combination *of, const reals *u,
                                double epsilon, reals *out, reals *w)
{
    count(WORK_combine_dot_weigh, n,
          (struct cost){.flops = 2 * of->count + 1 + WEIGH,
                        .products = of->count + 1,
                        .divisions = 1,
                        .loads = of->count + 1,
                        .stores = 2});
    return real->combine_dot_weigh(n, of, u, epsilon, out, w);
}

static double dot(size_t n, const reals *u, const reals *x)
{
    count(WORK_dot, n, (struct cost){.flops = 2, .products = 1, .loads = 2});
    return real->dot(n, u, x);
}

static struct dot_energy dot_energy(size_t n, const reals *u, const reals *x)
{
    count(WORK_dot_energy, n, (struct cost){.flops = 4, .products = 2, .loads = 2});
    return real->dot_energy(n, u, x);
}

static void add_scaled(size_t n, double a, const reals *u, const reals *x, reals *out)
{
    count(WORK_add_scaled, n,
          (struct cost){.flops = 2, .products = 1, .loads = 2, .stores = 1, .again = out == x});
    real->add_scaled(n, a, u, x, out);
}

static void residuals(size_t n, int rows, const reals *u, size_t stride, const double *d,
                      const reals *phi, double *e)
{
    count(WORK_residuals, n, (struct cost){.flops = 2 * rows, .products = rows, .loads = rows + 1});
    count_once(WORK_residuals, (struct cost){.flops = rows,
                                             .numbers = 2 * rows,
                                             .again = shared_elements(n, rows, stride)});
    real->residuals(n, rows, u, stride, d, phi, e);
}

static void energies(size_t n, int rows, const int32_t *age, const reals *u, size_t stride,
                     const struct metric *metric, double *energy)
{
    if (rows) { /* else there is nothing to do */
        count(
            WORK_energies, n,
            (struct cost){.flops = METRIC + 3 * rows, .products = 1 + 2 * rows, .loads = rows + 1});
        count_once(WORK_energies, (struct cost){.again = shared_elements(n, rows, stride)});
    }
    real->energies(n, rows, age, u, stride, metric, energy);
}

static double norm1(size_t n, const reals *x)
{
    count(WORK_norm1, n, (struct cost){.flops = 1, .loads = 1});
    return real->norm1(n, x);
}

static double back_project(size_t n, int rows, const double *beta, const int32_t *age,
                           const reals *u, size_t stride, const struct metric *metric, reals *t)
{
    count(WORK_back_project, n,
          (struct cost){.flops = 2 * rows + METRIC + 3,
                        .products = rows + 1 + 2,
                        .loads = rows + 1,
                        .stores = 1});
    count_once(WORK_back_project, (struct cost){.again = shared_elements(n, rows, stride)});
    return real->back_project(n, rows, beta, age, u, stride, metric, t);
}

static void metric_step(size_t n, double a, const reals *t, const struct metric *metric,
                        const reals *phi, reals *out)
{
    count(WORK_metric_step, n,
          (struct cost){.flops = METRIC + 3,
                        .products = 1 + 2,
                        .loads = 2 + metric_rows(metric, phi),
                        .stores = 1,
                        .again = out == phi});
    real->metric_step(n, a, t, metric, phi, out);
}

/* A step, a shift, the weighted sum, and the sums over the taps that the initial multiplier leaves
 * active. */
static struct ball_start ball_step(size_t n, double a, const reals *t, const struct metric *metric,
                                   const reals *phi, const reals *w, double lambda, reals *psi,
                                   reals *shift)
{
    struct ball_start start = real->ball_step(n, a, t, metric, phi, w, lambda, psi, shift);
    double active = (double)start.sums.active;
    count(WORK_ball_step, n,
          (struct cost){.flops = METRIC + 3 + 3 + 1,
                        .products = 1 + 2 + 2 + 1,
                        .loads = 3 + metric_rows(metric, phi),
                        .stores = 2});
    count_once(WORK_ball_step, (struct cost){.flops = 4 * active, .products = 2 * active});
    return start;
}

/* A product finds the active taps; two fused sums over them follow. */
static struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w, const reals *shift,
                                  double lambda)
{
    struct ball_sums sums = real->ball_sums(n, psi, w, shift, lambda);
    double active = (double)sums.active;
    count(WORK_ball_sums, n, (struct cost){.flops = 1, .products = 1, .loads = 3});
    count_once(WORK_ball_sums, (struct cost){.flops = 4 * active, .products = 2 * active});
    return sums;
}

static struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w, const reals *shift,
                                    double lambda, reals *out)
{
    struct ball_sums sums = real->ball_shrink(n, psi, w, shift, lambda, out);
    double active = (double)sums.active;
    count(WORK_ball_shrink, n, (struct cost){.flops = 2, .products = 1, .loads = 3, .stores = 1});
    count_once(WORK_ball_shrink, (struct cost){.flops = 4 * active, .products = 2 * active});
    return sums;
}

static void add_attracted(size_t n, double a, const reals *u, double b, const reals *x, reals *out)
{
    count(WORK_add_attracted, n,
          (struct cost){.flops = 4, .products = 2, .loads = 2, .stores = 1, .again = out == x});
    real->add_attracted(n, a, u, b, x, out);
}

static void add_reweighted(size_t n, double a, const reals *u, double b, const reals *w,
                           const reals *x, reals *out)
{
    count(WORK_add_reweighted, n,
          (struct cost){.flops = 4, .products = 2, .loads = 3, .stores = 1, .again = out == x});
    real->add_reweighted(n, a, u, b, w, x, out);
}

static void add_fading(size_t n, double a, const reals *u, double b, double beta, const reals *x,
                       reals *out)
{
    count(WORK_add_fading, n,
          (struct cost){.flops = 6, .products = 3, .loads = 2, .stores = 1, .again = out == x});
    real->add_fading(n, a, u, b, beta, x, out);
}

static size_t keep_above(size_t n, double threshold, const reals *x, reals *out)
{
    count(WORK_keep_above, n, (struct cost){.loads = 1, .stores = 1, .again = out == x});
    return real->keep_above(n, threshold, x, out);
}

static double scale_add_dot(size_t n, double c, reals *y, double a, const reals *u, const reals *x)
{
    count(WORK_scale_add_dot, n,
          (struct cost){.flops = 5, .products = 3, .loads = 3, .stores = 1, .again = 1});
    return real->scale_add_dot(n, c, y, a, u, x);
}

static struct two_dots scale_add_dots(size_t n, double c, reals *y, double a, const reals *u,
                                      const reals *x, const reals *z)
{
    count(WORK_scale_add_dots, n,
          (struct cost){.flops = 7, .products = 4, .loads = 4, .stores = 1, .again = 1});
    return real->scale_add_dots(n, c, y, a, u, x, z);
}

static struct reweighted_sums reweighted_sums(size_t n, const reals *w, const reals *x)
{
    count(WORK_reweighted_sums, n, (struct cost){.flops = 4, .products = 2, .loads = 2});
    return real->reweighted_sums(n, w, x);
}

static struct distance_peak distance_peak(size_t n, enum precision of, const reals *x,
                                          const double *y)
{
    count(WORK_distance_peak, n,
          (struct cost){.flops = 3, .products = 1, .loads = 1, .numbers = 1});
    return real->distance_peak(n, of, x, y);
}

static struct distance_above distance_above(size_t n, enum precision of, const reals *x,
                                            const double *y, double threshold)
{
    count(WORK_distance_above, n,
          (struct cost){.flops = 3, .products = 1, .loads = 1, .numbers = 1});
    return real->distance_above(n, of, x, y, threshold);
}

static void add_rows(size_t n, double a, int rows, const int32_t *column, enum precision of,
                     const reals *all, size_t stride, double *sum)
{
    count(WORK_add_rows, n,
          (struct cost){.flops = 2 * rows, .products = rows, .loads = rows, .numbers = 2});
    real->add_rows(n, a, rows, column, of, all, stride, sum);
}

/* Mostly integer work: it has no flops. */
static void normals(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    count(WORK_normals, n, (struct cost){.numbers = 1});
    real->normals(n, stream, first, out);
}

static void narrow(size_t n, double a, const double *x, reals *out)
{
    count(WORK_narrow, n, (struct cost){.flops = 1, .products = 1, .stores = 1, .numbers = 1});
    real->narrow(n, a, x, out);
}

static struct kernels counting = {.summary = "another set, with its work counted",
#define X(field) .field = field,
                                  KERNEL_FIELDS(X) COMMON_KERNEL_FIELDS(X)
#undef X
};

const struct kernels *work_counting(const struct kernels *set)
{
    real = set;
    counting.name = set->name;
    counting.precision = set->precision;
    memcpy(counting.in, set->in, sizeof set->in);
    return &counting;
}

void work_reset(void)
{
    counted = (struct work){0};
}

struct work work_so_far(void)
{
    return counted;
}
