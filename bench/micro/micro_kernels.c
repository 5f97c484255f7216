/* Every kernel of every set that runs here, against `ref`: right and fast in one place. */
#include "bench/micro/kernel_calls.h"
#include "bench/micro/micro.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the kernels are given: a window of CALL_ROWS regressors, and estimates three quarters zero.
 */
struct ground {
    struct kernel_inputs in;
    enum precision precision;
    double *numbers; /* (taps,) padded */
    char *memory;    /* of rows in the precision */
    reals *out[2];
};

enum { U, COMBINED = CALL_ROWS, X = 2 * CALL_ROWS, Y, W, SHIFT, SPACE, OUT, ROWS = OUT + 4 };

static reals *row_of(const struct ground *ground, int i)
{
    return ground->memory + (size_t)i * row_bytes(ground->precision, ground->in.n);
}

static void draw_inputs(const struct ground *ground, int i)
{
    struct random_stream stream = random_stream(1, RANDOM_VALUE, 0, i, 0);
    size_t taps = ground->in.n;
    double *number = ground->numbers;
    kernels_ref.normals(taps, &stream, 0, number);
    for (size_t tap = 0; i == X && tap < taps; tap++)
        number[tap] *= tap % 4 ? 1e-3 : 1;
    for (size_t tap = 0; i == W && tap < taps; tap++)
        number[tap] = 1 / (fabs(row_get(row_of(ground, X), ground->precision, (int)tap)) + 0.02);
    for (size_t tap = 0; i == SHIFT && tap < taps; tap++)
        number[tap] = row_get(row_of(ground, W), ground->precision, (int)tap) / (double)taps;
    kernels_ref.in[ground->precision]->narrow(taps, 1, number, row_of(ground, i));
}

static int lay_ground(struct ground *ground, enum precision precision, size_t taps, struct err *err)
{
    size_t stride = row_length(precision, taps);
    *ground = (struct ground){.precision = precision, .in.n = taps};
    ground->numbers = mem_untouched(row_length(PRECISION_F64, taps), sizeof(double), err);
    ground->memory = mem_untouched(ROWS, row_bytes(precision, taps), err);
    if (!ground->memory || !ground->numbers)
        return -1;
    for (int i = 0; i < ROWS; i++)
        draw_inputs(ground, i);
    ground->in = (struct kernel_inputs){
        .n = taps,
        .stride = stride,
        .row_stride = stride,
        .rows = CALL_ROWS,
        .u = row_of(ground, U),
        .combined = row_of(ground, COMBINED),
        .x = row_of(ground, X),
        .y = row_of(ground, Y),
        .w = row_of(ground, W),
        .shift = row_of(ground, SHIFT),
        .numbers = ground->numbers,
        .wide = ground->numbers,
        .metric = {row_of(ground, X), 0.5 / (double)taps, 1.0 / (double)taps},
        .a = 1e-3,
        .epsilon = 0.02,
        .lambda = 1e-4,
        .space = row_of(ground, SPACE)};
    for (int i = 0; i < 2; i++) {
        ground->out[i] = row_of(ground, OUT + 2 * i); /* two rows of floats hold one of doubles */
        memset(ground->out[i], 0, 2 * row_bytes(precision, taps));
    }
    return 0;
}

static void clear_ground(struct ground *ground)
{
    free(ground->numbers);
    free(ground->memory);
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

/* The same bits in the same places. */
static int sets_agree(const struct ground *ground, const struct kernel_call *kernel,
                      const struct kernels *set)
{
    struct kernel_answer wanted = {.out = ground->out[0]}, got = {.out = ground->out[1]};
    kernel->call(kernels_ref.in[ground->precision], &ground->in, &wanted);
    kernel->call(set, &ground->in, &got);
    return !memcmp(wanted.value, got.value, sizeof got.value) && wanted.count == got.count &&
           !memcmp(wanted.out, got.out, kernel_written(kernel, set, ground->in.n));
}

static struct work work_of(const struct ground *ground, const struct kernel_call *kernel)
{
    struct kernel_answer answer = {.out = ground->out[0]};
    const struct kernels *counting = work_counting(kernels_ref.in[ground->precision]);
    work_reset();
    kernel->call(counting, &ground->in, &answer);
    return work_so_far();
}

static int time_kernel(struct micro *micro, struct ground *ground, const struct kernel_call *kernel,
                       struct err *err)
{
    struct micro_row *row;
    struct one_call one[MICRO_COLUMNS];
    struct timed timed[MICRO_COLUMNS];
    int wanted = micro_begin(micro, &row, err, "kernel/%s/taps=%zu%s", kernel->name, ground->in.n,
                             ground->precision == PRECISION_F32 ? "/f32" : "");
    if (wanted < 1)
        return wanted;
    row->unit = "call";
    row->right = 1;
    row->work = work_of(ground, kernel);
    struct kernel_inputs in = ground->in;
    in.go_on = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        const struct kernels *set = kernel_sets[i]->in[ground->precision];
        int c = row->columns;
        if (!kernels_run_here(set))
            continue;
        row->right &= sets_agree(ground, kernel, set);
        one[c] = (struct one_call){kernel, set, &in, {.out = ground->out[0]}};
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
        struct ground ground;
        failed = lay_ground(&ground, p, (size_t)micro->taps, err);
        for (const struct kernel_call *kernel = kernel_calls; !failed && kernel->name; kernel++)
            if (!kernel->again && (p == PRECISION_F64 || !kernel->rowless))
                failed = time_kernel(micro, &ground, kernel, err);
        clear_ground(&ground);
    }
    return failed;
}

const struct micro_family micro_kernels = {
    .name = "kernel",
    .summary = "every kernel of every set that runs here, against ref: same bits, and time",
    .run = run_kernels,
};
