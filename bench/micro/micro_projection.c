/* The projection onto the weighted l1 ball in steady state: an estimate with noise on every tap, of
 * which a tenth remains non-zero. The time includes the copy that restores psi before each call. */
#include "bench/micro/micro_comparators.h"

#include "algorithms/ball.h"
#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ball {
    size_t n;
    double radius;
    struct ball_start start;
    double *memory, *phi, *psi, *w, *shift; /* (n,) padded */
    double *wanted, *got, *copy;            /* likewise; copy: of psi, for in-place comparators */
    double *ginv; /* (n,) and room for n points: for comparators that sort */
    struct breakpoint *point;
};

/* The initial multiplier, a tenth off, as the last update's would be. */
static void guess_multiplier(struct ball *ball)
{
    struct ball_start cold = {
        .sums = kernels_ref.ball_sums(ball->n, ball->psi, ball->w, ball->shift, 0)};
    cold.weighted = cold.sums.weighted;
    ball->start = cold;
    ball->start.lambda = 0.9 * ball_project(&kernels_ref, ball->n, ball->psi, ball->w, ball->shift,
                                            &cold, ball->radius, ball->got);
    ball->start.sums =
        kernels_ref.ball_sums(ball->n, ball->psi, ball->w, ball->shift, ball->start.lambda);
}

static int make_ball(struct ball *ball, size_t n, struct err *err)
{
    size_t row = padded(n);
    struct random_stream stream = random_stream(1, RANDOM_VALUE, 0, 0, 0);
    *ball = (struct ball){.n = n};
    ball->memory =
        mem_untouched(8 * row + row * sizeof *ball->point / sizeof(double), sizeof(double), err);
    if (!ball->memory)
        return -1;
    ball->phi = ball->memory;
    ball->psi = ball->phi + row;
    ball->w = ball->psi + row;
    ball->wanted = ball->w + row;
    ball->got = ball->wanted + row;
    ball->copy = ball->got + row;
    ball->shift = ball->copy + row;
    ball->ginv = ball->shift + row;
    ball->point = (struct breakpoint *)(void *)(ball->ginv + row);
    kernels_ref.normals(n, &stream, 0, ball->phi);
    stream.counter[0]++;
    kernels_ref.normals(n, &stream, 0, ball->psi);
    for (size_t i = 0; i < n; i++) {
        ball->phi[i] *= i % 10 ? 1e-3 : 1;
        ball->psi[i] = ball->phi[i] + 1e-3 * ball->psi[i];
    }
    double norm = kernels_ref.norm1(n, ball->phi);
    for (size_t i = 0; i < n; i++) {
        ball->w[i] = 1 / (fabs(ball->phi[i]) + 0.02);
        ball->ginv[i] = 0.5 / (double)n + 0.5 / norm * fabs(ball->phi[i]);
        ball->shift[i] = ball->w[i] * ball->ginv[i];
    }
    ball->radius = 0.1 * (double)n; /* the sparsity, as `oracle` sets it */
    guess_multiplier(ball);
    return 0;
}

struct projecting {
    const struct kernels *set;
    const struct ball *ball;
    double *psi;
};

static void project_once(void *arg)
{
    const struct projecting *one = arg;
    const struct ball *ball = one->ball;
    /* comparators work in place on a copy; slabmark pays for the same copy */
    memcpy(ball->copy, ball->psi, padded(ball->n) * sizeof *ball->copy);
    ball_project(one->set, ball->n, ball->copy, ball->w, ball->shift, &ball->start, ball->radius,
                 one->psi);
}

/* ---- comparators ---- */

struct comparator_projecting {
    project_fn *project;
    const struct ball *ball;
    double *psi;
};

static void project_comparator(void *arg)
{
    const struct comparator_projecting *one = arg;
    const struct ball *ball = one->ball;
    memcpy(one->psi, ball->psi, padded(ball->n) * sizeof *one->psi);
    one->project(ball->n, ball->w, ball->ginv, ball->radius, one->psi, ball->point);
}

static void add_comparators(struct micro_row *row, const struct ball *ball, const double *wanted,
                            double *got, struct comparator_projecting *one, struct timed *timed)
{
    for (int j = 0; j < row->comparators; j++) {
        struct micro_comparator *entry = &row->comparator[j];
        if (entry->absent[0])
            continue;
        one[j] = (struct comparator_projecting){entry->comparator->project, ball, got};
        timed[j] = (struct timed){project_comparator, &one[j]};
        project_comparator(&one[j]);
        entry->difference = learner_difference(got, wanted, ball->n);
        entry->tolerance = LEARNER_TOLERANCE;
    }
}

static int time_ball(struct micro *micro, struct micro_row *row, const struct ball *ball,
                     struct err *err)
{
    struct projecting one[MICRO_COLUMNS];
    struct comparator_projecting other[MICRO_COMPARATORS];
    struct timed timed[MICRO_WAYS];
    size_t bytes = padded(ball->n) * sizeof(double);
    double *wanted = ball->wanted, *got = ball->got;
    struct projecting oracle = {work_counting(&kernels_ref), ball, wanted};
    work_reset();
    project_once(&oracle);
    row->work = work_so_far();
    row->unit = "call";
    row->right = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        int c = row->columns;
        if (!kernels_run_here(kernel_sets[i]))
            continue;
        one[c] = (struct projecting){kernel_sets[i], ball, got};
        project_once(&one[c]);
        row->right &= !memcmp(wanted, got, bytes);
        timed[c] = (struct timed){project_once, &one[c]};
        row->cell[row->columns++].column = kernel_sets[i]->name;
    }
    add_comparators(row, ball, wanted, got, other, timed + row->columns);
    if (micro_time(micro, row, timed, 1, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int has_projection(const struct comparator *comparator, const char *what)
{
    (void)what;
    return comparator->project != NULL;
}

static int run_projection(struct micro *micro, struct err *err)
{
    static const int sizes[] = {64, 256, 1024, 16384};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct micro_row *row = NULL;
        struct ball ball;
        int wanted = micro_begin(micro, &row, err, "projection/taps=%d", sizes[i]);
        micro_comparators_add(micro, row, has_projection, NULL);
        if (wanted < 0)
            return -1;
        if (!wanted)
            continue;
        int failed = make_ball(&ball, (size_t)sizes[i], err) || time_ball(micro, row, &ball, err);
        free(ball.memory);
        if (failed)
            return -1;
    }
    return 0;
}

const struct micro_family micro_projection = {
    .name = "projection",
    .summary = "onto the weighted l1 ball, a tenth of the taps non-zero",
    .run = run_projection,
};
