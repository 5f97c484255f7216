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
    double *memory, *out;
};

static void draw(double *values, size_t n, size_t room, int row)
{
    struct random_stream stream = random_stream(1, RANDOM_VALUE, 0, row, 0);
    kernels_ref.normals(n, &stream, 0, values);
    memset(values + n, 0, (room - n) * sizeof *values);
}

static int lay_ground(struct ground *ground, size_t taps, struct err *err)
{
    size_t row = padded(taps), rows = 2 * CALL_ROWS + 6;
    ground->memory = mem_untouched(rows * row, sizeof(double), err);
    if (!ground->memory)
        return -1;
    double *next = ground->memory;
    for (size_t i = 0; i < rows; i++)
        draw(next + i * row, taps, row, (int)i);
    struct kernel_inputs *in = &ground->in;
    double *x = next + 2 * CALL_ROWS * row, *w = x + 2 * row;
    for (size_t i = 0; i < taps; i++) {
        x[i] = i % 4 ? 1e-3 * x[i] : x[i];
        w[i] = 1 / (fabs(x[i]) + 0.02);
    }
    *in = (struct kernel_inputs){.n = taps,
                                 .stride = row,
                                 .row_stride = row,
                                 .rows = CALL_ROWS,
                                 .u = next,
                                 .combined = next + CALL_ROWS * row,
                                 .x = x,
                                 .y = x + row,
                                 .w = w,
                                 .metric = {x, 0.5 / (double)taps, 1.0 / (double)taps},
                                 .a = 1e-3,
                                 .epsilon = 0.02,
                                 .lambda = 1e-4,
                                 .space = w + row};
    ground->out = w + 2 * row;
    memset(ground->out, 0, 2 * row * sizeof(double));
    return 0;
}

struct one_call {
    const struct kernel_call *kernel;
    const struct kernels *set;
    const struct kernel_inputs *in;
    struct kernel_answer answer;
};

static void call(void *arg)
{
    struct one_call *one = arg;
    one->kernel->call(one->set, one->in, &one->answer);
}

/* The same bits in the same places. */
static int agrees(const struct ground *ground, const struct kernel_call *kernel,
                  const struct kernels *set)
{
    size_t row = padded(ground->in.n);
    struct kernel_answer wanted = {.out = ground->out}, got = {.out = ground->out + row};
    kernel->call(&kernels_ref, &ground->in, &wanted);
    kernel->call(set, &ground->in, &got);
    return !memcmp(wanted.value, got.value, sizeof got.value) && wanted.count == got.count &&
           !memcmp(wanted.out, got.out, kernel->writes ? row * sizeof(double) : 0);
}

static struct work work_of(const struct ground *ground, const struct kernel_call *kernel)
{
    struct kernel_answer answer = {.out = ground->out};
    const struct kernels *counting = work_counting(&kernels_ref);
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
    int wanted = micro_begin(micro, &row, err, "kernel/%s/taps=%zu", kernel->name, ground->in.n);
    if (wanted < 1)
        return wanted;
    row->unit = "call";
    row->right = 1;
    row->work = work_of(ground, kernel);
    struct kernel_inputs in = ground->in;
    in.go_on = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        const struct kernels *set = kernel_sets[i];
        int c = row->columns;
        if (!kernels_run_here(set))
            continue;
        row->right &= agrees(ground, kernel, set);
        one[c] = (struct one_call){kernel, set, &in, {.out = ground->out}};
        timed[c] = (struct timed){call, &one[c]};
        row->cell[row->columns++].column = set->name;
    }
    if (micro_time(micro, row, timed, 1, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int run(struct micro *micro, struct err *err)
{
    struct ground ground;
    if (lay_ground(&ground, (size_t)micro->taps, err))
        return -1;
    int failed = 0;
    for (const struct kernel_call *kernel = kernel_calls; !failed && kernel->name; kernel++)
        failed = time_kernel(micro, &ground, kernel, err);
    free(ground.memory);
    return failed;
}

const struct micro_family micro_kernels = {
    .name = "kernel",
    .summary = "every kernel of every set that runs here, against ref: same bits, and time",
    .run = run,
};
