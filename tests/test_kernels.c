/* Every kernel of every set that runs here against the oracle `ref`, bit for bit.
 *
 * Arrays end at a closed page: padded ones with their padding, regressor rows with their last value
 * or up to seven doubles before, where NANs follow. Whoever reads or writes too far crashes or
 * computes NAN. */
#include "kernels/kernels.h"
#include "tests/support/guarded.h"
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { MOST_TAPS = 1000, ROWS = 5, FRONT = 16, MOST = MOST_TAPS + PAD };

struct inputs {
    size_t n, gap, stride, row_stride; /* of the regressors; of combine's rows */
    int rows;
    const double *u, *x, *y, *w, *combined;
    struct metric metric;
    double a, epsilon, lambda;
};

/* What a kernel gives: numbers, and an array with what lies in front of it. */
struct result {
    double value[ROWS];
    size_t count;
    double *out;
};

/* ---- one call of each kernel ---- */

typedef void call_fn(const struct kernels *, const struct inputs *, struct result *);

static void call_combine(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    static const double weight[ROWS] = {.3, .25, .2, .15, .1};
    static const int32_t column[ROWS] = {3, 0, 4, 1, 2};
    kernels->combine(in->n, in->rows, weight, column, in->combined, in->row_stride, r->out);
}

static void call_dot(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    r->value[0] = kernels->dot(in->n, in->u, in->x);
}

static void call_add_scaled(const struct kernels *kernels, const struct inputs *in,
                            struct result *r)
{
    kernels->add_scaled(in->n, in->a, in->u, in->x, r->out);
}

static void call_add_in_place(const struct kernels *kernels, const struct inputs *in,
                              struct result *r)
{
    memcpy(r->out, in->x, padded(in->n) * sizeof *r->out);
    kernels->add_scaled(in->n, in->a, in->u, r->out, r->out);
}

static void call_residuals(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    static const double d[ROWS] = {1, -2, 0, 1e-300, 1e10};
    kernels->residuals(in->n, in->rows, in->u, in->stride, d, in->x, r->value);
}

static void call_energy(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    r->value[0] = kernels->energy(in->n, in->u, &in->metric);
}

static void call_norm1(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    r->value[0] = kernels->norm1(in->n, in->x);
}

static void call_metric_norm(const struct kernels *kernels, const struct inputs *in,
                             struct result *r)
{
    r->value[0] = kernels->metric_norm(in->n, in->x, &in->metric);
}

static void call_metric_step(const struct kernels *kernels, const struct inputs *in,
                             struct result *r)
{
    kernels->metric_step(in->n, in->a, in->x, &in->metric, in->y, r->out);
}

static void call_ball_weights(const struct kernels *kernels, const struct inputs *in,
                              struct result *r)
{
    r->value[0] = kernels->ball_weights(in->n, in->x, in->epsilon, in->y, r->out);
}

static void call_ball_sums(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    struct ball_sums sums = kernels->ball_sums(in->n, in->x, in->w, &in->metric, in->lambda);
    r->value[0] = sums.weighted;
    r->value[1] = sums.slope;
    r->count = sums.active;
}

static void call_shrink(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    memcpy(r->out, in->x, padded(in->n) * sizeof *r->out);
    kernels->shrink(in->n, in->lambda, in->w, &in->metric, r->out);
}

static void call_attract(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    memcpy(r->out, in->y, padded(in->n) * sizeof *r->out);
    kernels->attract(in->n, in->a, in->x, r->out);
}

static void call_attract_reweighted(const struct kernels *kernels, const struct inputs *in,
                                    struct result *r)
{
    memcpy(r->out, in->y, padded(in->n) * sizeof *r->out);
    kernels->attract_reweighted(in->n, in->a, in->epsilon, in->x, r->out);
}

static void call_reweighted_sums(const struct kernels *kernels, const struct inputs *in,
                                 struct result *r)
{
    struct reweighted_sums sums = kernels->reweighted_sums(in->n, in->epsilon, in->x);
    r->value[0] = sums.value;
    r->value[1] = sums.gradient;
}

static void call_distance(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    r->value[0] = kernels->distance(in->n, in->x, in->y);
}

/* The numbers of a stream do not fail: four places of it, the last one at the counter's end. */
static void call_normals(const struct kernels *kernels, const struct inputs *in, struct result *r)
{
    static const uint32_t first[] = {0, 16, 4096, UINT32_MAX - 15};
    struct random_stream stream =
        random_stream(UINT64_C(0x123456789abcdef), RANDOM_NOISE, 77, (int)in->n, 3);
    kernels->normals(in->n, &stream, first[in->gap % 4], r->out);
}

static const struct {
    const char *name;
    call_fn *call;
    int writes; /* an array with padding */
} calls[] = {
    {"combine", call_combine, 1},
    {"dot", call_dot, 0},
    {"add_scaled", call_add_scaled, 1},
    {"add_scaled in place", call_add_in_place, 1},
    {"residuals", call_residuals, 0},
    {"energy", call_energy, 0},
    {"norm1", call_norm1, 0},
    {"metric_norm", call_metric_norm, 0},
    {"metric_step", call_metric_step, 1},
    {"ball_weights", call_ball_weights, 1},
    {"ball_sums", call_ball_sums, 0},
    {"shrink", call_shrink, 1},
    {"attract", call_attract, 1},
    {"attract_reweighted", call_attract_reweighted, 1},
    {"reweighted_sums", call_reweighted_sums, 0},
    {"distance", call_distance, 0},
    {"normals", call_normals, 1},
};

/* ---- comparison ---- */

/* Which NAN it is may differ between instruction sets. */
static int same(double a, double b)
{
    return (isnan(a) && isnan(b)) || !memcmp(&a, &b, sizeof a);
}

static void expect_same(const char *kernel, const char *set, const struct inputs *in,
                        const struct result *got, const struct result *wanted, int writes)
{
    for (int i = 0; i < ROWS; i++)
        cr_assert(same(got->value[i], wanted->value[i]), "%s %s, n = %zu, gap %zu: %a, not %a", set,
                  kernel, in->n, in->gap, got->value[i], wanted->value[i]);
    cr_assert_eq(got->count, wanted->count, "%s %s, n = %zu: %zu taps, not %zu", set, kernel, in->n,
                 got->count, wanted->count);
    for (size_t i = 0; writes && i < padded(in->n); i++) {
        cr_assert(same(got->out[i], wanted->out[i]), "%s %s, n = %zu, gap %zu: [%zu] %a, not %a",
                  set, kernel, in->n, in->gap, i, got->out[i], wanted->out[i]);
        cr_assert(i < in->n || got->out[i] == 0, "%s %s, n = %zu: padding [%zu] is %a", set, kernel,
                  in->n, i, got->out[i]);
    }
    for (int i = 1; i <= FRONT; i++)
        cr_assert_eq(got->out[-i], 7, "%s %s, n = %zu: wrote in front of its array", set, kernel,
                     in->n);
}

static struct result call(call_fn *kernel, const struct kernels *kernels, const struct inputs *in,
                          const struct guarded *space)
{
    struct result result = {.out = guarded_array(space, padded(in->n), 0)};
    for (int i = 1; i <= FRONT; i++)
        result.out[-i] = 7;
    kernel(kernels, in, &result);
    return result;
}

static void compare_all(const struct inputs *in, const struct guarded space[2])
{
    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++) {
        struct result wanted = call(calls[k].call, &kernels_ref, in, &space[0]);
        for (int i = 0; kernels_here(i); i++) {
            struct result got = call(calls[k].call, kernels_here(i), in, &space[1]);
            expect_same(calls[k].name, kernels_here(i)->name, in, &got, &wanted, calls[k].writes);
        }
    }
}

/* ---- values ---- */

typedef double value_fn(const struct random_stream *, uint32_t index);

static double ordinary(const struct random_stream *stream, uint32_t index)
{
    return 4 * random_uniform(stream, index) - 2;
}

/* Zeros of both signs, denormals, overflow and, with weights and multipliers of 1, ties. */
static double hostile(const struct random_stream *stream, uint32_t index)
{
    static const double value[] = {0,    -0.0,   0x1p-1074, -0x1p-1074, 0x1p-1040, 1, -1, .5,
                                   -.25, 1e-300, -1e-300,   1e300,      -1e300,    2, -2, 1};
    return value[random_below(stream, index, sizeof value / sizeof *value)];
}

static double tied(const struct random_stream *stream, uint32_t index)
{
    static const double value[] = {0, -0.0, 1, -1, .5, -.5, 2};
    return value[random_below(stream, index, sizeof value / sizeof *value)];
}

/* `count` values, then zeros up to `room`. */
static const double *fill(const struct guarded *memory, size_t count, size_t room, size_t gap,
                          value_fn *value, uint32_t row)
{
    double *array = guarded_array(memory, room, gap);
    struct random_stream stream = random_stream(9, RANDOM_VALUE, 0, (int)row, (uint32_t)count);
    for (size_t i = 0; i < room; i++)
        array[i] = i < count ? value(&stream, (uint32_t)i) : 0;
    return array;
}

static const double *fill_weights(const struct guarded *memory, size_t n, value_fn *value)
{
    fill(memory, n, padded(n), 0, value, 4);
    double *w = guarded_array(memory, padded(n), 0);
    for (size_t i = 0; i < n; i++)
        w[i] = fabs(w[i]);
    return w;
}

/* ROWS padded rows for combine. */
static const double *fill_rows(const struct guarded *memory, size_t n, size_t stride,
                               value_fn *value)
{
    double *rows = guarded_array(memory, (ROWS - 1) * stride + padded(n), 0);
    struct random_stream stream = random_stream(9, RANDOM_VALUE, 1, 0, (uint32_t)n);
    for (size_t row = 0; row < ROWS; row++)
        for (size_t i = 0; i < padded(n); i++)
            rows[row * stride + i] = i < n ? value(&stream, (uint32_t)(row * n + i)) : 0;
    return rows;
}

enum { U, X, Y, W, SOURCE, COMBINED, MEMORIES };

struct memory {
    struct guarded input[MEMORIES], output[2];
};

static void memory_begin(struct memory *memory)
{
    for (int i = 0; i < MEMORIES; i++)
        guarded_begin(&memory->input[i], ROWS * (MOST + 2 * PAD));
    for (int i = 0; i < 2; i++)
        guarded_begin(&memory->output[i], MOST + FRONT);
}

static void memory_end(struct memory *memory)
{
    for (int i = 0; i < MEMORIES; i++)
        guarded_end(&memory->input[i]);
    for (int i = 0; i < 2; i++)
        guarded_end(&memory->output[i]);
}

static void check_size(struct memory *memory, size_t n, size_t gap, value_fn *value)
{
    static const double lambdas[] = {0, 1, .5, 1e-300, 1e5}, scales[] = {0, .5, 3e-7};
    size_t strides[] = {1, n, padded(n), padded(n) + PAD};
    struct inputs in = {.n = n, .gap = gap, .rows = 1 + (int)((n + gap) % ROWS)};
    const struct guarded *input = memory->input;
    in.stride = strides[(n + gap) % 4];
    in.row_stride = strides[2 + gap % 2];
    double *end = input[U].end; /* what lies behind a row is poison */
    for (size_t i = 1; i <= gap; i++)
        end[-(ptrdiff_t)i] = NAN;
    size_t span = (size_t)(in.rows - 1) * in.stride + n;
    in.u = fill(&input[U], span, span, gap, value, 1);
    in.x = fill(&input[X], n, padded(n), 0, value, 2);
    in.y = fill(&input[Y], n, padded(n), 0, value, 3);
    in.w = fill_weights(&input[W], n, value);
    in.combined = fill_rows(&input[COMBINED], n, in.row_stride, value);
    in.metric = (struct metric){fill(&input[SOURCE], n, padded(n), 0, value, 5),
                                value == tied ? 1 : 1.0 / (double)n, scales[gap % 3]};
    in.epsilon = gap % 2 ? 1e-9 : .05;
    in.a = gap % 2 ? -0.7 : 1.3;
    in.lambda = lambdas[gap % 5];
    compare_all(&in, memory->output);
}

static void check_sizes(value_fn *value)
{
    struct memory memory;
    memory_begin(&memory);
    for (size_t gap = 0; gap < PAD; gap++) {
        for (size_t n = 1; n <= 70; n++)
            check_size(&memory, n, gap, value);
        check_size(&memory, 256, gap, value);
        check_size(&memory, 257, gap, value);
        check_size(&memory, MOST_TAPS, gap, value);
    }
    memory_end(&memory);
}

Test(kernels, ordinary_values)
{
    check_sizes(ordinary);
}

Test(kernels, hostile_values)
{
    check_sizes(hostile);
}

Test(kernels, tied_values)
{
    check_sizes(tied);
}

/* The oracle itself on numbers that a person can add. */
Test(kernels, oracle_by_hand)
{
    _Alignas(CACHE_LINE) double x[PAD] = {3, -4, 0}, y[PAD] = {1, -2, 5}, out[PAD], w[PAD];
    struct metric metric = {x, 0.5, 0.25}; /* ginv = 1.25, 1.5, 0.5 */
    cr_assert_eq(kernels_ref.dot(3, y, x), 11);
    cr_assert_eq(kernels_ref.norm1(3, x), 7);
    cr_assert_eq(kernels_ref.energy(3, y, &metric), 1.25 + 6 + 12.5);
    cr_assert_eq(kernels_ref.metric_norm(3, y, &metric), 1.25 + 6 + 12.5);
    cr_assert_eq(kernels_ref.distance(3, x, y), 4 + 4 + 25);
    kernels_ref.metric_step(3, 2, y, &metric, x, out);
    cr_assert(out[0] == 5.5 && out[1] == -10 && out[2] == 5);
    cr_assert_eq(kernels_ref.ball_weights(3, x, 1, y, w), .25 + .4 + 5);
    cr_assert(w[0] == .25 && w[1] == .2 && w[2] == 1);
    struct ball_sums sums = kernels_ref.ball_sums(3, y, (double[PAD]){2, 2, 2}, &metric, 0.6);
    cr_assert(sums.active == 2 && sums.weighted == 14 && sums.slope == 8, "1 < 0.6 * 2 * 1.25");
    kernels_ref.shrink(3, 0.5, (double[PAD]){2, 1, 2}, &metric, y);
    cr_assert(y[0] == 0 && y[1] == -1.25 && y[2] == 4.5);
    kernels_ref.attract(3, 0.5, x, out);
    cr_assert(out[0] == 5 && out[1] == -9.5 && out[2] == 5);
}

Test(kernels, pick_names_what_there_is)
{
    struct err err;
    cr_assert_eq(kernels_pick("ref", &err), &kernels_ref);
    cr_assert_not_null(kernels_pick(NULL, &err));
    cr_assert_null(kernels_pick("sse9", &err));
    cr_assert(strstr(err.text, "sse9") && strstr(err.text, "ref"), "%s", err.text);
}
