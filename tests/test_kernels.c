/* Every kernel of every set that runs here against the oracle `ref`, bit for bit.
 *
 * Arrays end at a closed page: padded ones with their padding, regressor rows with their last value
 * or up to seven doubles before, where NANs follow. Whoever reads or writes too far crashes or
 * computes NAN. */
#include "kernels/kernels.h"
#include "tests/support/guarded.h"
#include "bench/micro/kernel_calls.h"
#include "tests/support/setup.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { MOST_TAPS = 1000, FRONT = 16, MOST = MOST_TAPS + PAD };

/* ---- comparison ---- */

/* Which NAN it is may differ between instruction sets. */
static int same(double a, double b)
{
    return (isnan(a) && isnan(b)) || !memcmp(&a, &b, sizeof a);
}

static void expect_same(const char *kernel, const char *set, const struct kernel_inputs *in,
                        const struct kernel_answer *got, const struct kernel_answer *wanted,
                        int writes)
{
    for (int i = 0; i < CALL_ROWS; i++)
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

static struct kernel_answer call(const struct kernel_call *kernel, const struct kernels *kernels,
                                 const struct kernel_inputs *in, const struct guarded *space)
{
    struct kernel_answer result = {.out = guarded_array(space, padded(in->n), 0)};
    for (int i = 1; i <= FRONT; i++)
        result.out[-i] = 7;
    kernel->call(kernels, in, &result);
    return result;
}

static void compare_all(const struct kernel_inputs *in, const struct guarded space[2])
{
    for (const struct kernel_call *k = kernel_calls; k->name; k++) {
        struct kernel_answer wanted = call(k, &kernels_ref, in, &space[0]);
        for (int i = 0; kernels_here(i); i++) {
            struct kernel_answer got = call(k, kernels_here(i), in, &space[1]);
            expect_same(k->name, kernels_here(i)->name, in, &got, &wanted, k->writes);
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

/* CALL_ROWS padded rows for combine. */
static const double *fill_rows(const struct guarded *memory, size_t n, size_t stride,
                               value_fn *value)
{
    double *rows = guarded_array(memory, (CALL_ROWS - 1) * stride + padded(n), 0);
    struct random_stream stream = random_stream(9, RANDOM_VALUE, 1, 0, (uint32_t)n);
    for (size_t row = 0; row < CALL_ROWS; row++)
        for (size_t i = 0; i < padded(n); i++)
            rows[row * stride + i] = i < n ? value(&stream, (uint32_t)(row * n + i)) : 0;
    return rows;
}

enum { U, X, Y, W, SOURCE, COMBINED, SPACE, MEMORIES };

struct memory {
    struct guarded input[MEMORIES], output[2];
};

static void memory_begin(struct memory *memory)
{
    for (int i = 0; i < MEMORIES; i++)
        guarded_begin(&memory->input[i], CALL_ROWS * (MOST + 2 * PAD));
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
    struct kernel_inputs in = {.n = n, .gap = gap, .rows = 1 + (int)((n + gap) % CALL_ROWS)};
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
    in.space = guarded_array(&input[SPACE], padded(n), 0);
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
    double energy[2], t[PAD];
    kernels_ref.energies(3, 1, (int32_t[]){0}, y, PAD, &metric, energy);
    cr_assert_eq(energy[0], 1.25 + 6 + 12.5);
    cr_assert_eq(kernels_ref.back_project(3, 1, (double[]){2}, (int32_t[]){0}, y, PAD, &metric, t),
                 4 * (1.25 + 6 + 12.5));
    cr_assert(t[0] == 2 && t[1] == -4 && t[2] == 10 && t[3] == 0);
    cr_assert_eq(kernels_ref.distance(3, x, y), 4 + 4 + 25);
    kernels_ref.metric_step(3, 2, y, &metric, x, out);
    cr_assert(out[0] == 5.5 && out[1] == -10 && out[2] == 5);
    struct ball_start start = kernels_ref.ball_step(3, 2, y, &metric, x, 1, 0, t, w);
    cr_assert_eq(start.weighted, 5.5 / 4 + 10 / 5.0 + 5, "psi is what metric_step gave");
    cr_assert(t[0] == 5.5 && t[1] == -10 && t[2] == 5 && start.sums.active == 3);
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
