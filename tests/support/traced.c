#include "tests/support/traced.h"

#include "tests/support/fail.h"
#include "tests/support/line_cache.h"

#include <string.h>

/* ---- kernels that use their rows and then do the work ---- */

static const struct kernels *real;

enum { MOST = 64 };
struct operands {
    const reals *row[MOST];
    int count;
};

static void add_operand(struct operands *operands, const reals *row)
{
    if (operands->count == MOST)
        fail_with("more than %d rows in a kernel", MOST);
    operands->row[operands->count++] = row;
}

/* A cache line of every operand at a time, as kernels take them. */
static void use_rows(size_t n, const struct operands *operands)
{
    size_t bytes = n * real_bytes(real->precision);
    for (size_t at = 0; at < bytes; at += CACHE_LINE)
        for (int i = 0; i < operands->count; i++)
            line_cache_use((const char *)operands->row[i] + at,
                           bytes - at < CACHE_LINE ? bytes - at : CACHE_LINE);
}

#define USE(n, ...)                                                                                \
    do {                                                                                           \
        const reals *rows_[] = {__VA_ARGS__};                                                      \
        struct operands operands_ = {.count = 0};                                                  \
        for (size_t i_ = 0; i_ < sizeof rows_ / sizeof *rows_; i_++)                               \
            add_operand(&operands_, rows_[i_]);                                                    \
        use_rows(n, &operands_);                                                                   \
    } while (0)

static struct operands combined(const struct combination *of)
{
    struct operands operands = {.count = 0};
    for (int j = 0; j < of->count; j++)
        add_operand(&operands,
                    row_at(of->rows, real->precision, of->column[j] * (ptrdiff_t)of->stride));
    return operands;
}

static const reals *regressor(const reals *u, int age, size_t stride)
{
    return row_at(u, real->precision, age * (ptrdiff_t)stride);
}

static void combine(size_t n, const struct combination *of, reals *out)
{
    struct operands operands = combined(of);
    add_operand(&operands, out);
    use_rows(n, &operands);
    real->combine(n, of, out);
}

static double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    struct operands operands = combined(of);
    add_operand(&operands, u);
    add_operand(&operands, out);
    use_rows(n, &operands);
    return real->combine_dot(n, of, u, out);
}

static double combine_weigh(size_t n, const struct combination *of, double epsilon, reals *out,
                            reals *w)
{
    struct operands operands = combined(of);
    add_operand(&operands, out);
    add_operand(&operands, w);
    use_rows(n, &operands);
    return real->combine_weigh(n, of, epsilon, out, w);
}

static double combine_dot_weigh(size_t n, const struct combination *of, const reals *u,
                                double epsilon, reals *out, reals *w)
{
    struct operands operands = combined(of);
    add_operand(&operands, u);
    add_operand(&operands, out);
    add_operand(&operands, w);
    use_rows(n, &operands);
    return real->combine_dot_weigh(n, of, u, epsilon, out, w);
}

static double dot(size_t n, const reals *u, const reals *x)
{
    USE(n, u, x);
    return real->dot(n, u, x);
}

static struct dot_energy dot_energy(size_t n, const reals *u, const reals *x)
{
    USE(n, u, x);
    return real->dot_energy(n, u, x);
}

static void add_scaled(size_t n, double a, const reals *u, const reals *x, reals *out)
{
    USE(n, u, x, out);
    real->add_scaled(n, a, u, x, out);
}

static void residuals(size_t n, int rows, const reals *u, size_t stride, const double *d,
                      const reals *phi, double *e)
{
    struct operands operands = {.count = 0};
    add_operand(&operands, phi);
    for (int a = 0; a < rows; a++)
        add_operand(&operands, regressor(u, a, stride));
    use_rows(n, &operands);
    real->residuals(n, rows, u, stride, d, phi, e);
}

static void energies(size_t n, int count, const int32_t *age, const reals *u, size_t stride,
                     const struct metric *metric, double *energy)
{
    struct operands operands = {.count = 0};
    for (int j = 0; j < count; j++)
        add_operand(&operands, regressor(u, age[j], stride));
    if (count)
        add_operand(&operands, metric->source);
    use_rows(n, &operands);
    real->energies(n, count, age, u, stride, metric, energy);
}

static double norm1(size_t n, const reals *x)
{
    USE(n, x);
    return real->norm1(n, x);
}

static double back_project(size_t n, int count, const double *beta, const int32_t *age,
                           const reals *u, size_t stride, const struct metric *metric, reals *t)
{
    struct operands operands = {.count = 0};
    for (int j = 0; j < count; j++)
        add_operand(&operands, regressor(u, age[j], stride));
    add_operand(&operands, metric->source);
    add_operand(&operands, t);
    use_rows(n, &operands);
    return real->back_project(n, count, beta, age, u, stride, metric, t);
}

static void metric_step(size_t n, double a, const reals *t, const struct metric *metric,
                        const reals *phi, reals *out)
{
    USE(n, t, metric->source, phi, out);
    real->metric_step(n, a, t, metric, phi, out);
}

static struct ball_start ball_step(size_t n, double a, const reals *t, const struct metric *metric,
                                   const reals *phi, const reals *w, double lambda, reals *psi,
                                   reals *shift)
{
    USE(n, t, metric->source, phi, w, psi, shift);
    return real->ball_step(n, a, t, metric, phi, w, lambda, psi, shift);
}

static struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w, const reals *shift,
                                  double lambda)
{
    USE(n, psi, w, shift);
    return real->ball_sums(n, psi, w, shift, lambda);
}

static struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w, const reals *shift,
                                    double lambda, reals *out)
{
    USE(n, psi, w, shift, out);
    return real->ball_shrink(n, psi, w, shift, lambda, out);
}

static void add_attracted(size_t n, double a, const reals *u, double b, const reals *x, reals *out)
{
    USE(n, u, x, out);
    real->add_attracted(n, a, u, b, x, out);
}

static void add_reweighted(size_t n, double a, const reals *u, double b, const reals *w,
                           const reals *x, reals *out)
{
    USE(n, u, w, x, out);
    real->add_reweighted(n, a, u, b, w, x, out);
}

static void add_fading(size_t n, double a, const reals *u, double b, double beta, const reals *x,
                       reals *out)
{
    USE(n, u, x, out);
    real->add_fading(n, a, u, b, beta, x, out);
}

static size_t keep_above(size_t n, double threshold, const reals *x, reals *out)
{
    USE(n, x, out);
    return real->keep_above(n, threshold, x, out);
}

static double scale_add_dot(size_t n, double c, reals *y, double a, const reals *u, const reals *x)
{
    USE(n, y, u, x);
    return real->scale_add_dot(n, c, y, a, u, x);
}

static struct two_dots scale_add_dots(size_t n, double c, reals *y, double a, const reals *u,
                                      const reals *x, const reals *z)
{
    USE(n, y, u, x, z);
    return real->scale_add_dots(n, c, y, a, u, x, z);
}

static struct reweighted_sums reweighted_sums(size_t n, const reals *w, const reals *x)
{
    USE(n, w, x);
    return real->reweighted_sums(n, w, x);
}

static struct distance_peak distance_peak(size_t n, enum precision of, const reals *x,
                                          const double *y)
{
    line_cache_use(x, n * real_bytes(of));
    line_cache_use(y, n * sizeof *y);
    return real->distance_peak(n, of, x, y);
}

static struct distance_above distance_above(size_t n, enum precision of, const reals *x,
                                            const double *y, double threshold)
{
    line_cache_use(x, n * real_bytes(of));
    line_cache_use(y, n * sizeof *y);
    return real->distance_above(n, of, x, y, threshold);
}

static void add_rows(size_t n, double a, int count, const int32_t *column, enum precision of,
                     const reals *rows, size_t stride, double *sum)
{
    for (int j = 0; j < count; j++)
        line_cache_use(row_at(rows, of, column[j] * (ptrdiff_t)stride), n * real_bytes(of));
    line_cache_use(sum, n * sizeof *sum);
    real->add_rows(n, a, count, column, of, rows, stride, sum);
}

static void normals(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    line_cache_use(out, n * sizeof *out);
    real->normals(n, stream, first, out);
}

static void narrow(size_t n, double a, const double *x, reals *out)
{
    line_cache_use(x, n * sizeof *x);
    USE(n, out);
    real->narrow(n, a, x, out);
}

/* ---- a run ---- */

static size_t before, fetched;

static void begin_iterations(void *arg, int thread)
{
    (void)arg, (void)thread;
    before = line_cache_fetched();
}

static void end_iterations(void *arg, int thread)
{
    (void)arg, (void)thread;
    fetched += line_cache_fetched() - before;
}

size_t traced_fetched(const struct plan *wanted, size_t cache_bytes)
{
    static const struct watch watch = {.begin = begin_iterations, .end = end_iterations};
    struct plan plan = *wanted;
    struct outcome outcome;
    struct err err;
    struct kernels tracing = {.name = plan.kernels->name,
                              .precision = plan.kernels->precision,
#define X(field) .field = field,
                              KERNEL_FIELDS(X) COMMON_KERNEL_FIELDS(X)
#undef X
    };
    if (plan.threads > 1)
        fail_with("one thread has one cache");
    real = plan.kernels;
    memcpy(tracing.in, real->in, sizeof tracing.in);
    plan.kernels = &tracing;
    plan.watch = &watch;
    fetched = 0;
    line_cache_begin(cache_bytes);
    if (engine_run(&plan, &outcome, &err))
        fail_with("traced run: %s", err.text);
    outcome_free(&outcome);
    line_cache_end();
    return fetched;
}
