#include "bench/measure/work_model.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const struct kernels *real;
static _Thread_local struct work counted;

/* elements: elements of rows; numbers: doubles outside rows; both count reads and writes. */
static void add_work_with(double flops, double elements, double numbers)
{
    counted.flops += flops;
    counted.bytes += elements * (double)real_bytes(real->precision) + numbers * sizeof(double);
    counted.calls++;
}

static void add_work(double flops, double elements)
{
    add_work_with(flops, elements, 0);
}

/* ---- each kernel adds its model and calls the real kernel ---- */

/* Rows that the metric reads in addition: 0 when its source is `other`, often phi. */
static double metric_rows(const struct metric *metric, const reals *other)
{
    return metric->source != other;
}
enum { METRIC = 2 }; /* base + scale |source_i| */

static void combine(size_t n, const struct combination *of, reals *out)
{
    add_work((double)n * (2 * of->count - 1), (double)n * (of->count + 1));
    real->combine(n, of, out);
}

static double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    add_work((double)n * (2 * of->count + 1), (double)n * (of->count + 2));
    return real->combine_dot(n, of, u, out);
}

enum { WEIGH = 2 }; /* 1 / (|x_i| + epsilon) */

static double combine_weigh(size_t n, const struct combination *of, double epsilon, reals *out,
                            reals *w)
{
    add_work((double)n * (2 * of->count - 1 + 1 + WEIGH), (double)n * (of->count + 2));
    return real->combine_weigh(n, of, epsilon, out, w);
}

static double combine_dot_weigh(size_t n, const struct combination *of, const reals *u,
                                double epsilon, reals *out, reals *w)
{
    add_work((double)n * (2 * of->count + 1 + WEIGH), (double)n * (of->count + 3));
    return real->combine_dot_weigh(n, of, u, epsilon, out, w);
}

static double dot(size_t n, const reals *u, const reals *x)
{
    add_work(2 * (double)n, 2 * (double)n);
    return real->dot(n, u, x);
}

static struct dot_energy dot_energy(size_t n, const reals *u, const reals *x)
{
    add_work(4 * (double)n, 2 * (double)n);
    return real->dot_energy(n, u, x);
}

static void add_scaled(size_t n, double a, const reals *u, const reals *x, reals *out)
{
    add_work(2 * (double)n, 3 * (double)n);
    real->add_scaled(n, a, u, x, out);
}

static void residuals(size_t n, int rows, const reals *u, size_t stride, const double *d,
                      const reals *phi, double *e)
{
    add_work_with((2 * (double)n + 1) * rows, (double)n * (rows + 1), 2 * rows);
    real->residuals(n, rows, u, stride, d, phi, e);
}

static void energies(size_t n, int rows, const int32_t *age, const reals *u, size_t stride,
                     const struct metric *metric, double *energy)
{
    add_work((METRIC + 3 * rows) * (double)n, (rows + 1) * (double)n);
    real->energies(n, rows, age, u, stride, metric, energy);
}

static double norm1(size_t n, const reals *x)
{
    add_work((double)n, (double)n);
    return real->norm1(n, x);
}

static double back_project(size_t n, int rows, const double *beta, const int32_t *age,
                           const reals *u, size_t stride, const struct metric *metric, reals *t)
{
    add_work((2 * rows + METRIC + 3) * (double)n, (rows + 2) * (double)n);
    return real->back_project(n, rows, beta, age, u, stride, metric, t);
}

static void metric_step(size_t n, double a, const reals *t, const struct metric *metric,
                        const reals *phi, reals *out)
{
    add_work((METRIC + 3) * (double)n, (3 + metric_rows(metric, phi)) * (double)n);
    real->metric_step(n, a, t, metric, phi, out);
}

/* A step, a shift, the weighted sum, and the sums over the taps that the initial multiplier leaves
 * active. */
static struct ball_start ball_step(size_t n, double a, const reals *t, const struct metric *metric,
                                   const reals *phi, const reals *w, double lambda, reals *psi,
                                   reals *shift)
{
    struct ball_start start = real->ball_step(n, a, t, metric, phi, w, lambda, psi, shift);
    add_work((METRIC + 3 + 3 + 1) * (double)n + 4 * (double)start.sums.active,
             (5 + metric_rows(metric, phi)) * (double)n);
    return start;
}

/* A product finds the active taps; two fused sums over them follow. */
static struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w, const reals *shift,
                                  double lambda)
{
    struct ball_sums sums = real->ball_sums(n, psi, w, shift, lambda);
    add_work((double)n + 4 * (double)sums.active, 3 * (double)n);
    return sums;
}

static struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w, const reals *shift,
                                    double lambda, reals *out)
{
    struct ball_sums sums = real->ball_shrink(n, psi, w, shift, lambda, out);
    add_work(2 * (double)n + 4 * (double)sums.active, 4 * (double)n);
    return sums;
}

static void add_attracted(size_t n, double a, const reals *u, double b, const reals *x, reals *out)
{
    add_work(4 * (double)n, 3 * (double)n);
    real->add_attracted(n, a, u, b, x, out);
}

static void add_reweighted(size_t n, double a, const reals *u, double b, const reals *w,
                           const reals *x, reals *out)
{
    add_work(4 * (double)n, 4 * (double)n);
    real->add_reweighted(n, a, u, b, w, x, out);
}

static void add_fading(size_t n, double a, const reals *u, double b, double beta, const reals *x,
                       reals *out)
{
    add_work(6 * (double)n, 3 * (double)n);
    real->add_fading(n, a, u, b, beta, x, out);
}

static size_t keep_above(size_t n, double threshold, const reals *x, reals *out)
{
    add_work(0, 2 * (double)n);
    return real->keep_above(n, threshold, x, out);
}

static double scale_add_dot(size_t n, double c, reals *y, double a, const reals *u, const reals *x)
{
    add_work(5 * (double)n, 4 * (double)n);
    return real->scale_add_dot(n, c, y, a, u, x);
}

static struct reweighted_sums reweighted_sums(size_t n, const reals *w, const reals *x)
{
    add_work(4 * (double)n, 2 * (double)n);
    return real->reweighted_sums(n, w, x);
}

static struct distance_peak distance_peak(size_t n, enum precision of, const reals *x,
                                          const double *y)
{
    add_work_with(3 * (double)n, (double)n, (double)n);
    return real->distance_peak(n, of, x, y);
}

static struct distance_above distance_above(size_t n, enum precision of, const reals *x,
                                            const double *y, double threshold)
{
    add_work_with(3 * (double)n, (double)n, (double)n);
    return real->distance_above(n, of, x, y, threshold);
}

static void add_rows(size_t n, double a, int rows, const int32_t *column, enum precision of,
                     const reals *all, size_t stride, double *sum)
{
    add_work_with(2 * (double)n * rows, (double)n * rows, 2 * (double)n);
    real->add_rows(n, a, rows, column, of, all, stride, sum);
}

/* Mostly integer work: it has no flops. */
static void normals(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    add_work_with(0, 0, (double)n);
    real->normals(n, stream, first, out);
}

static void narrow(size_t n, double a, const double *x, reals *out)
{
    add_work_with((double)n, (double)n, (double)n);
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

/* ---- a whole run ---- */

struct thread_work {
    _Alignas(CACHE_LINE) struct work work;
};

static void begin_counting(void *arg, int thread)
{
    (void)arg, (void)thread;
    work_reset();
}

static void end_counting(void *arg, int thread)
{
    struct work *sum = &((struct thread_work *)arg)[thread].work;
    sum->flops += counted.flops;
    sum->bytes += counted.bytes;
    sum->calls += counted.calls;
}

int work_count(const struct plan *wanted, struct work *work, long *updates, struct err *err)
{
    struct plan plan = *wanted;
    struct outcome outcome;
    struct thread_work *share = mem_untouched((size_t)plan.threads, sizeof *share, err);
    if (!share)
        return -1;
    for (int t = 0; t < plan.threads; t++)
        share[t].work = (struct work){0};
    struct watch watch = {.begin = begin_counting, .end = end_counting, .arg = share};
    plan.kernels = work_counting(wanted->kernels);
    plan.watch = &watch;
    int failed = engine_run(&plan, &outcome, err);
    *work = (struct work){0};
    for (int t = 0; !failed && t < plan.threads; t++) {
        work->flops += share[t].work.flops;
        work->bytes += share[t].work.bytes;
        work->calls += share[t].work.calls;
    }
    if (!failed) {
        *updates = outcome.updates;
        outcome_free(&outcome);
    }
    free(share);
    return failed;
}

int work_per_update(const struct plan *plan, struct work *work, struct err *err)
{
    long updates;
    if (work_count(plan, work, &updates, err))
        return -1;
    work->flops /= (double)updates;
    work->bytes /= (double)updates;
    work->calls /= (double)updates;
    return 0;
}
