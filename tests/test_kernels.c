/* Every kernel of every set that runs here against the oracle `ref`, bit for bit.
 *
 * Arrays end at a closed page: padded ones with their padding, regressor rows with their last value
 * or some elements before, where NANs follow. Whoever reads or writes too far crashes or
 * computes NAN. */
#include "kernels/precision.h"
#include "tests/support/guard_page.h"
#include "bench/micro/kernel_calls.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum {
    MOST_TAPS = 2100 /* past a tile of floats */,
    LINE = CACHE_LINE / REAL_BYTES,
    FRONT = 2 * CACHE_LINE
};

/* ---- comparison ---- */

/* Which NAN it is may differ between instruction sets. */
static int same(double a, double b)
{
    return (isnan(a) && isnan(b)) || !memcmp(&a, &b, sizeof a);
}

static char untouched[FRONT]; /* what lies in front of an answer */

/* Millions of numbers: an assert, which costs more than a look, is for those that differ. */
static void expect_same(const char *kernel, const char *set, const struct kernel_inputs *in,
                        const struct kernel_answer *got, const struct kernel_answer *wanted,
                        enum kernel_writes writes)
{
    for (int i = 0; i < CALL_ROWS; i++)
        if (!same(got->value[i], wanted->value[i]))
            cr_assert_fail("%s %s, n = %zu, gap %zu: %a, not %a", set, kernel, in->n, in->gap,
                           got->value[i], wanted->value[i]);
    cr_assert_eq(got->count, wanted->count, "%s %s, n = %zu: %zu taps, not %zu", set, kernel, in->n,
                 got->count, wanted->count);
    enum precision written = writes == WRITES_DOUBLES ? PRECISION_F64 : OWN_PRECISION;
    for (size_t i = 0; writes && i < row_length(written, in->n); i++) {
        double one = row_get(got->out, written, (int)i);
        double other = row_get(wanted->out, written, (int)i);
        if (!same(one, other))
            cr_assert_fail("%s %s, n = %zu, gap %zu: [%zu] %a, not %a", set, kernel, in->n, in->gap,
                           i, one, other);
        if (i >= in->n && one != 0)
            cr_assert_fail("%s %s, n = %zu: padding [%zu] is %a", set, kernel, in->n, i, one);
    }
    cr_assert(!memcmp((char *)got->out - FRONT, untouched, FRONT),
              "%s %s, n = %zu: wrote in front of its array", set, kernel, in->n);
}

static struct kernel_answer call(const struct kernel_call *kernel, const struct kernels *kernels,
                                 const struct kernel_inputs *in, const struct guard_page *space)
{
    struct kernel_answer result = {
        .out = guard_page_array(space, kernel->writes ? kernel_written(kernel, kernels, in->n)
                                                      : row_bytes(OWN_PRECISION, in->n))};
    memcpy((char *)result.out - FRONT, untouched, FRONT);
    kernel->call(kernels, in, &result);
    return result;
}

static void compare_all(const struct kernel_inputs *in, const struct guard_page space[2])
{
    for (const struct kernel_call *k = kernel_calls; k->name; k++) {
        struct kernel_answer wanted = call(k, &OWN_SET(ref), in, &space[0]);
        for (int i = 0; kernels_here(i); i++) {
            struct kernel_answer got = call(k, kernels_here(i)->in[OWN_PRECISION], in, &space[1]);
            expect_same(k->name, kernels_here(i)->name, in, &got, &wanted, k->writes);
        }
    }
}

/* ---- values ---- */

typedef double value_fn(uint64_t random);

/* Of a value's place: cheap, as an emulated machine runs this too. */
static uint64_t random_at(uint32_t array, size_t n, size_t i)
{
    uint64_t x = UINT64_C(0x9e3779b97f4a7c15) * (((uint64_t)array << 52) + (n << 32) + i + 1);
    x = (x ^ x >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return x ^ x >> 32;
}

static double ordinary(uint64_t random)
{
    return 0x1p-51 * (double)(random >> 11) - 2;
}

#if PRECISION == 32
#define LEAST 0x1p-149
#define TINY  0x1p-140
#define SMALL 1e-30
#define LARGE 1e30
#else
#define LEAST 0x1p-1074
#define TINY  0x1p-1040
#define SMALL 1e-300
#define LARGE 1e300
#endif

/* Zeros of both signs, denormals, overflow and, with weights and multipliers of 1, ties. */
static double hostile(uint64_t random)
{
    static const double value[] = {0,    -0.0,  LEAST,  -LEAST, TINY,   1, -1, .5,
                                   -.25, SMALL, -SMALL, LARGE,  -LARGE, 2, -2, 1};
    return value[random % (sizeof value / sizeof *value)];
}

static double tied(uint64_t random)
{
    static const double value[] = {0, -0.0, 1, -1, .5, -.5, 2};
    return value[random % (sizeof value / sizeof *value)];
}

/* `count` values, then zeros up to `room`, `gap` elements before the closed page. */
static const reals *fill(const struct guard_page *memory, size_t count, size_t room, size_t gap,
                         value_fn *value, uint32_t row)
{
    real *array = guard_page_array(memory, (room + gap) * REAL_BYTES);
    for (size_t i = 0; i < room; i++)
        array[i] = (real)(i < count ? value(random_at(row, count, i)) : 0);
    return array;
}

static const reals *fill_row(const struct guard_page *memory, size_t n, value_fn *value,
                             uint32_t row)
{
    return fill(memory, n, row_length(OWN_PRECISION, n), 0, value, row);
}

static const reals *fill_weights(const struct guard_page *memory, size_t n, value_fn *value,
                                 uint32_t row)
{
    fill_row(memory, n, value, row);
    real *w = guard_page_array(memory, row_bytes(OWN_PRECISION, n));
    for (size_t i = 0; i < n; i++)
        w[i] = w[i] > 0 ? w[i] : 0 - w[i]; /* no weight is -0 */
    return w;
}

/* CALL_ROWS padded rows for combine. */
static const reals *fill_rows(const struct guard_page *memory, size_t n, size_t stride,
                              value_fn *value)
{
    size_t length = row_length(OWN_PRECISION, n);
    real *rows = guard_page_array(memory, ((CALL_ROWS - 1) * stride + length) * REAL_BYTES);
    for (size_t row = 0; row < CALL_ROWS; row++)
        for (size_t i = 0; i < length; i++)
            rows[row * stride + i] = (real)(i < n ? value(random_at(6, n, row * n + i)) : 0);
    return rows;
}

static const double *fill_numbers(const struct guard_page *memory, size_t n, value_fn *value)
{
    double *number = guard_page_array(memory, n * sizeof *number);
    for (size_t i = 0; i < n; i++)
        number[i] = value(random_at(7, n, i));
    return number;
}

static const double *fill_wide(const struct guard_page *memory, size_t n, value_fn *value)
{
    double *wide = guard_page_array(memory, row_bytes(PRECISION_F64, n));
    for (size_t i = 0; i < padded(n); i++)
        wide[i] = i < n ? value(random_at(8, n, i)) : 0;
    return wide;
}

enum { U, X, Y, W, SHIFT, SOURCE, COMBINED, NUMBERS, WIDE, SPACE, MEMORIES };

struct memory {
    struct guard_page input[MEMORIES], output[2];
};

static void memory_begin(struct memory *memory)
{
    for (int i = 0; i < MEMORIES; i++)
        guard_page_begin(&memory->input[i], CALL_ROWS * (MOST_TAPS + 3 * LINE) * sizeof(double));
    for (int i = 0; i < 2; i++)
        guard_page_begin(&memory->output[i], (MOST_TAPS + LINE) * sizeof(double) + FRONT);
}

static void memory_end(struct memory *memory)
{
    for (int i = 0; i < MEMORIES; i++)
        guard_page_end(&memory->input[i]);
    for (int i = 0; i < 2; i++)
        guard_page_end(&memory->output[i]);
}

static void check_size(struct memory *memory, size_t n, size_t gap, value_fn *value)
{
    static const double lambdas[] = {0, 1, .5, 1e-300, 1e5}, scales[] = {0, .5, 3e-7};
    size_t row = row_length(OWN_PRECISION, n), strides[] = {1, n, row, row + LINE};
    struct kernel_inputs in = {.n = n, .gap = gap, .rows = 1 + (int)((n + gap) % CALL_ROWS)};
    const struct guard_page *input = memory->input;
    in.stride = strides[(n + gap) % 4];
    in.row_stride = strides[2 + gap % 2];
    /* the memory after a row is poisoned */
    memset(guard_page_array(&input[U], gap * REAL_BYTES), 0xff, gap * REAL_BYTES);
    size_t span = (size_t)(in.rows - 1) * in.stride + n;
    in.u = fill(&input[U], span, span, gap, value, 1);
    in.x = fill_row(&input[X], n, value, 2);
    in.y = fill_row(&input[Y], n, value, 3);
    in.w = fill_weights(&input[W], n, value, 4);
    in.shift = fill_weights(&input[SHIFT], n, value, 6);
    in.combined = fill_rows(&input[COMBINED], n, in.row_stride, value);
    in.numbers = fill_numbers(&input[NUMBERS], n, value);
    in.wide = fill_wide(&input[WIDE], n, value);
    in.metric = (struct metric){fill_row(&input[SOURCE], n, value, 5),
                                value == tied ? 1 : 1.0 / (double)n, scales[gap % 3]};
    in.space = guard_page_array(&input[SPACE], row_bytes(OWN_PRECISION, n));
    in.epsilon = gap % 2 ? 1e-9 : .05;
    in.a = gap % 2 ? -0.7 : 1.3;
    in.lambda = lambdas[gap % 5];
    compare_all(&in, memory->output);
}

static void check_sizes(value_fn *value)
{
    struct memory memory;
    memory_begin(&memory);
    memset(untouched, 7, sizeof untouched);
    for (size_t gap = 0; gap < LINE; gap++) {
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

/* ---- reciprocals ---- */

enum { DIGITS = REAL_BYTES == 8 ? 52 : 23, EXPONENTS = 1 << (8 * REAL_BYTES - 1 - DIGITS) };

static real real_of(uint64_t exponent, uint64_t digits)
{
#if PRECISION == 32
    uint32_t bits = (uint32_t)(exponent << DIGITS | digits);
#else
    uint64_t bits = exponent << DIGITS | digits;
#endif
    real value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* At each exponent, from zero to infinity and NAN: powers of two, their neighbours, any number. */
static real near_power(size_t i)
{
    const uint64_t all = (UINT64_C(1) << DIGITS) - 1, random = random_at(9, 0, i) & all;
    const uint64_t digits[8] = {0, 1, all, all - 1, all / 2, all / 2 + 1, random, 2};
    return real_of(i / 8 % EXPONENTS, digits[i % 8]);
}

/* Any bits but the sign. */
static real any_number(size_t i)
{
    const uint64_t random = random_at(10, 0, i);
    return real_of(random % EXPONENTS, random >> (64 - DIGITS));
}

/* Compares 1 / (|x_i| + LEAST) for the `count` numbers: each once in every cache line of a row,
 * because a set may compute one vector in another way than the next. */
static void check_reciprocals(real (*number)(size_t), size_t count)
{
    enum { LINES = 16 };
    _Alignas(CACHE_LINE) real x[LINES * LINE], out[LINES * LINE], got[LINES * LINE],
        w[LINES * LINE];
    const struct combination own = {1, (double[]){1}, (int32_t[]){0}, x, LINES * LINE};
    for (size_t first = 0; first < count; first += LINE) {
        for (size_t i = 0; i < LINES * LINE; i++)
            x[i] = number(first + i % LINE);
        kernels_ref.in[OWN_PRECISION]->combine_weigh(LINES * LINE, &own, LEAST, out, w);
        for (int set = 0; kernels_here(set); set++) {
            kernels_here(set)->in[OWN_PRECISION]->combine_weigh(LINES * LINE, &own, LEAST, out,
                                                                got);
            for (size_t i = 0; i < LINES * LINE; i++)
                if (!same(got[i], w[i]))
                    cr_assert_fail("%s: 1 / %a = %a, not %a, in line %zu", kernels_here(set)->name,
                                   x[i], got[i], w[i], i / LINE);
        }
    }
}

Test(kernels, reciprocals_near_every_power_of_two)
{
    check_reciprocals(near_power, 8 * EXPONENTS);
}

Test(kernels, reciprocals_of_any_number)
{
    check_reciprocals(any_number, 1 << 13);
}

#if PRECISION == 64
/* The oracle itself on numbers that a person can add. */
Test(kernels, oracle_by_hand)
{
    _Alignas(CACHE_LINE) double x[PAD] = {3, -4, 0}, y[PAD] = {1, -2, 5}, out[PAD], w[PAD],
                                shift[PAD];
    struct metric metric = {x, 0.5, 0.25}; /* ginv = 1.25, 1.5, 0.5 */
    cr_assert_eq(kernels_ref.dot(3, y, x), 11);
    cr_assert_eq(kernels_ref.norm1(3, x), 7);
    _Alignas(CACHE_LINE) double t[PAD], even[PAD] = {2, 2, 2}, shifts[PAD] = {2.5, 3, 1};
    _Alignas(CACHE_LINE) double uneven[PAD] = {2, 1, 2}, less[PAD] = {2.5, 1.5, 1};
    double energy[2];
    kernels_ref.energies(3, 1, (int32_t[]){0}, y, PAD, &metric, energy);
    cr_assert_eq(energy[0], 1.25 + 6 + 12.5);
    cr_assert_eq(kernels_ref.back_project(3, 1, (double[]){2}, (int32_t[]){0}, y, PAD, &metric, t),
                 4 * (1.25 + 6 + 12.5));
    cr_assert(t[0] == 2 && t[1] == -4 && t[2] == 10 && t[3] == 0);
    struct distance_peak peak = kernels_ref.distance_peak(3, PRECISION_F64, x, y);
    cr_assert(peak.distance == 4 + 4 + 25 && peak.peak == 4);
    struct distance_above above = kernels_ref.distance_above(3, PRECISION_F64, y, x, 1);
    cr_assert(above.distance == 4 + 4 + 25 && above.above == 2, "1 is not above 1");
    memcpy(out, y, sizeof out);
    kernels_ref.add_rows(PAD, .5, 2, (int32_t[]){0, 0}, PRECISION_F64, x, PAD, out);
    cr_assert(out[0] == 4 && out[1] == -6 && out[2] == 5 && out[3] == 0);
    kernels_ref.metric_step(3, 2, y, &metric, x, out);
    cr_assert(out[0] == 5.5 && out[1] == -10 && out[2] == 5);
    struct combination own = {1, (double[]){1}, (int32_t[]){0}, x, PAD};
    cr_assert_eq(kernels_ref.combine_weigh(3, &own, 1, out, w), 7);
    cr_assert(w[0] == .25 && w[1] == .2 && w[2] == 1 && w[3] == 0 && out[1] == -4);
    cr_assert_eq(kernels_ref.combine_dot_weigh(3, &own, y, 3, out, w), 11);
    cr_assert(w[0] == 1 / 6.0 && w[1] == 1 / 7.0 && w[2] == 1 / 3.0 && w[3] == 0);
    kernels_ref.combine_weigh(3, &own, 1, out, w);
    struct ball_start start = kernels_ref.ball_step(3, 2, y, &metric, x, w, 0, t, shift);
    cr_assert_eq(start.weighted, 5.5 / 4 + 10 / 5.0 + 5, "psi is what metric_step gave");
    cr_assert(t[0] == 5.5 && t[1] == -10 && t[2] == 5 && start.sums.active == 3);
    cr_assert(shift[0] == .25 * 1.25 && shift[1] == .2 * 1.5 && shift[2] == .5 && shift[3] == 0);
    struct ball_sums sums = kernels_ref.ball_sums(3, y, even, shifts, 0.6);
    cr_assert(sums.active == 2 && sums.weighted == 14 && sums.slope == 8, "1 < 0.6 * 2 * 1.25");
    sums = kernels_ref.ball_shrink(3, y, uneven, less, 0.5, t);
    cr_assert(t[0] == 0 && t[1] == -1.25 && t[2] == 4.5 && t[3] == 0);
    cr_assert(sums.active == 2 && sums.weighted == 12 && sums.slope == 3.5, "1 < 0.5 * 2 * 1.25");
    kernels_ref.add_attracted(3, 2, y, 0.5, x, out);
    cr_assert(out[0] == 4.5 && out[1] == -7.5 && out[2] == 10, "3 + 2 - .5, -4 - 4 + .5, 0 + 10");
    kernels_ref.add_reweighted(3, 2, y, 8, w, x, out);
    cr_assert(out[0] == 3 && out[1] == -6.4 && out[2] == 10, "3 + 2 - 8 / 4, -4 - 4 + 8 / 5");
    struct reweighted_sums reweighted = kernels_ref.reweighted_sums(3, w, x);
    cr_assert_eq(reweighted.value, 3 / 4.0 + 4 * .2);
    cr_assert_eq(reweighted.gradient, 1 / 16.0 + .2 * .2, "x = 0 has no slope");
    struct dot_energy both = kernels_ref.dot_energy(3, y, x);
    cr_assert(both.dot == 11 && both.energy == 1 + 4 + 25);
}

Test(kernels, pick_names_what_there_is)
{
    struct err err;
    cr_assert_eq(kernels_pick("ref", &err), &kernels_ref);
    cr_assert_not_null(kernels_pick(NULL, &err));
    cr_assert_null(kernels_pick("sse9", &err));
    cr_assert(strstr(err.text, "sse9") && strstr(err.text, "ref"), "%s", err.text);
}
#endif
