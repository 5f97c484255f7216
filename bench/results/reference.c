#include "bench/results/reference.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The mean over the nodes. Noise without a variance, or recorded, has no known power. */
static double noise_of_trial(const struct plan *plan, int trial, const double *h)
{
    const struct source *source = plan->source;
    double sum = 0;
    if (!source_noise_known(source))
        return source_noiseless(source) ? 0 : (double)NAN;
    for (int k = 0; k < source->nodes; k++)
        sum += source_noise_variance(source, plan->kernels, trial, k, h);
    return sum / source->nodes;
}

static int epoch_count(const struct plan *plan)
{
    const struct system *system = plan->source->system;
    return !system ? 0 : system_moves(system) ? outcome_points(plan) : system->changes.count + 1;
}

static int epoch_at(const struct plan *plan, int instant)
{
    const struct system *system = plan->source->system;
    int every = plan->observe_every;
    return system_moves(system) ? (instant + every - 1) / every : system_epoch(system, instant);
}

/* The first instant of an epoch. */
static int epoch_begin(const struct plan *plan, int epoch)
{
    const struct system *system = plan->source->system;
    if (!system_moves(system))
        return epoch ? system->changes.change[epoch - 1].at : 0;
    int64_t instant = (int64_t)epoch * plan->observe_every;
    return instant < plan->source->iterations ? (int)instant : plan->source->iterations;
}

/* Powers of a trial's system in its course, and the first system in `first`. */
static void square_trial(struct reference *reference, const struct plan *plan, int trial,
                         double *first, double *h)
{
    const struct source *source = plan->source;
    size_t taps = (size_t)source->taps;
    struct course course;
    course_begin(&course, source->system, source->seed, trial, h);
    memcpy(first, h, row_bytes(PRECISION_F64, taps));
    for (int epoch = 0; epoch < reference->epochs; epoch++) {
        course_go(&course, epoch_begin(plan, epoch));
        reference->square[trial * reference->epochs + epoch] = kernels_ref.dot(taps, h, h);
    }
}

int reference_init(struct reference *reference, const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    int epochs = epoch_count(plan);
    size_t trials = (size_t)plan->trials, row = row_bytes(PRECISION_F64, (size_t)source->taps);
    *reference = (struct reference){.epochs = epochs};
    double *h = mem_untouched(2, row, err);
    reference->square = mem_zeroed(trials * (size_t)epochs, sizeof *reference->square, err);
    int failed = !h || !reference->square;
    for (int trial = 0; !failed && trial < plan->trials; trial++) {
        if (source->system)
            square_trial(reference, plan, trial, h,
                         row_at(h, PRECISION_F64, (ptrdiff_t)(row / sizeof *h)));
        reference->noise += noise_of_trial(plan, trial, source->system ? h : NULL) / plan->trials;
    }
    free(h);
    if (failed)
        reference_free(reference);
    return failed ? -1 : 0;
}

void reference_free(struct reference *reference)
{
    free(reference->square);
    *reference = (struct reference){0};
}

double reference_square(const struct reference *reference, const struct plan *plan, int trial,
                        int instant)
{
    if (!plan->source->system)
        return NAN;
    return reference->square[trial * reference->epochs + epoch_at(plan, instant)];
}
