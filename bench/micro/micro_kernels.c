/* Every kernel of every set that runs here: its bits, compared with `ref`, and its time. */
#include "bench/micro/kernel_calls.h"
#include "bench/micro/micro.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The inputs of the kernels: a window of CALL_ROWS regressors, and estimates with three quarters of
 * their taps zero. */
struct kernel_rows {
    struct kernel_inputs in;
    enum precision precision;
    double *numbers; /* (taps,) padded */
    char *memory;    /* sizes of rows in the precision */
    reals *out[2];
};

enum { U, COMBINED = CALL_ROWS, X = 2 * CALL_ROWS, Y, W, SHIFT, SPACE, OUT, ROWS = OUT + 4 };

static reals *row_of(const struct kernel_rows *rows, int i)
{
    return rows->memory + (size_t)i * row_bytes(rows->precision, rows->in.n);
}

static void draw_inputs(const struct kernel_rows *rows, int i)
{
    struct random_stream stream = random_stream(1, RANDOM_VALUE, 0, i, 0);
    size_t taps = rows->in.n;
    double *number = rows->numbers;
    kernels_ref.normals(taps, &stream, 0, number);
    for (size_t tap = 0; i == X && tap < taps; tap++)
        number[tap] *= tap % 4 ? 1e-3 : 1;
    for (size_t tap = 0; i == W && tap < taps; tap++)
        number[tap] = 1 / (fabs(row_get(row_of(rows, X), rows->precision, (int)tap)) + 0.02);
    for (size_t tap = 0; i == SHIFT && tap < taps; tap++)
        number[tap] = row_get(row_of(rows, W), rows->precision, (int)tap) / (double)taps;
    kernels_ref.in[rows->precision]->narrow(taps, 1, number, row_of(rows, i));
}

static int make_rows(struct kernel_rows *rows, enum precision precision, size_t taps,
                     struct err *err)
{
    size_t stride = row_length(precision, taps);
    *rows = (struct kernel_rows){.precision = precision, .in.n = taps};
    rows->numbers = mem_untouched(row_length(PRECISION_F64, taps), sizeof(double), err);
    rows->memory = mem_untouched(ROWS, row_bytes(precision, taps), err);
    if (!rows->memory || !rows->numbers)
        return -1;
    for (int i = 0; i < ROWS; i++)
        draw_inputs(rows, i);
    rows->in =
        (struct kernel_inputs){.n = taps,
                               .stride = stride,
                               .row_stride = stride,
                               .rows = CALL_ROWS,
                               .u = row_of(rows, U),
                               .combined = row_of(rows, COMBINED),
                               .x = row_of(rows, X),
                               .y = row_of(rows, Y),
                               .w = row_of(rows, W),
                               .shift = row_of(rows, SHIFT),
                               .numbers = rows->numbers,
                               .wide = rows->numbers,
                               .metric = {row_of(rows, X), 0.5 / (double)taps, 1.0 / (double)taps},
                               .a = 1e-3,
                               .epsilon = 0.02,
                               .lambda = 1e-4,
                               .space = row_of(rows, SPACE)};
    for (int i = 0; i < 2; i++) {
        rows->out[i] = row_of(rows, OUT + 2 * i); /* two rows of floats hold one of doubles */
        memset(rows->out[i], 0, 2 * row_bytes(precision, taps));
    }
    return 0;
}

static void free_rows(struct kernel_rows *rows)
{
    free(rows->numbers);
    free(rows->memory);
}

struct one_call {
    const struct kernel_call *kernel;
    const struct kernels *set;
    const struct kernel_inputs *in;
    struct kernel_answer answer;
};

static void call_kernel(void *arg)
{
    struct one_call *one = arg;
    one->kernel->call(one->set, one->in, &one->answer);
}

/* 1 when both have the same bits in the same places. */
static int sets_agree(const struct kernel_rows *rows, const struct kernel_call *kernel,
                      const struct kernels *set)
{
    struct kernel_answer wanted = {.out = rows->out[0]}, got = {.out = rows->out[1]};
    kernel->call(kernels_ref.in[rows->precision], &rows->in, &wanted);
    kernel->call(set, &rows->in, &got);
    return !memcmp(wanted.value, got.value, sizeof got.value) && wanted.count == got.count &&
           !memcmp(wanted.out, got.out, kernel_written(kernel, set, rows->in.n));
}

static struct work work_of(const struct kernel_rows *rows, const struct kernel_call *kernel)
{
    struct kernel_answer answer = {.out = rows->out[0]};
    const struct kernels *counting = work_counting(kernels_ref.in[rows->precision]);
    work_reset();
    kernel->call(counting, &rows->in, &answer);
    return work_so_far();
}

static int time_kernel(struct micro *micro, struct kernel_rows *rows,
                       const struct kernel_call *kernel, struct err *err)
{
    struct micro_row *row;
    struct one_call one[MICRO_COLUMNS];
    struct timed timed[MICRO_COLUMNS];
    int wanted = micro_begin(micro, &row, err, "kernel/%s/taps=%zu%s", kernel->name, rows->in.n,
                             rows->precision == PRECISION_F32 ? "/f32" : "");
    if (wanted < 1)
        return wanted;
    row->unit = "call";
    row->right = 1;
    row->work = work_of(rows, kernel);
    struct kernel_inputs in = rows->in;
    in.go_on = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        const struct kernels *set = kernel_sets[i]->in[rows->precision];
        int c = row->columns;
        if (!kernels_run_here(set))
            continue;
        row->right &= sets_agree(rows, kernel, set);
        one[c] = (struct one_call){kernel, set, &in, {.out = rows->out[0]}};
        timed[c] = (struct timed){call_kernel, &one[c]};
        row->cell[row->columns++].column = set->name;
    }
    if (micro_time(micro, row, timed, 1, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int run_kernels(struct micro *micro, struct err *err)
{
    int failed = 0;
    for (enum precision p = 0; !failed && p < PRECISIONS; p++) {
        struct kernel_rows rows;
        failed = make_rows(&rows, p, (size_t)micro->taps, err);
        for (const struct kernel_call *kernel = kernel_calls; !failed && kernel->name; kernel++)
            if (!kernel->again && (p == PRECISION_F64 || !kernel->rowless))
                failed = time_kernel(micro, &rows, kernel, err);
        free_rows(&rows);
    }
    return failed;
}

const struct micro_family micro_kernels = {
    .name = "kernel",
    .summary = "every kernel of every set that runs here: time, and bits compared with ref",
    .run = run_kernels,
};
