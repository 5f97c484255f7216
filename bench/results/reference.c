#include "bench/results/reference.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

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

/* Draws the systems of a trial; the first one comes last and remains in h. */
static void square_trial(struct reference *reference, const struct source *source, int trial,
                         double *h)
{
    for (int epoch = reference->epochs - 1; epoch >= 0; epoch--) {
        double *square = &reference->square[trial * reference->epochs + epoch];
        system_draw(source->system, source->seed, trial, epoch, h);
        *square = kernels_ref.dot((size_t)source->taps, h, h);
    }
}

int reference_init(struct reference *reference, const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    int epochs = source->system ? source->system->changes.count + 1 : 0;
    size_t trials = (size_t)plan->trials;
    *reference = (struct reference){.epochs = epochs};
    double *h = mem_untouched(1, row_bytes(PRECISION_F64, (size_t)source->taps), err);
    reference->square = mem_zeroed(trials * (size_t)epochs, sizeof *reference->square, err);
    int failed = !h || !reference->square;
    for (int trial = 0; !failed && trial < plan->trials; trial++) {
        square_trial(reference, source, trial, h);
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
    int epoch = system_epoch(plan->source->system, instant);
    return reference->square[trial * reference->epochs + epoch];
}
