#include "bench/results/levels.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

int levels_of_noise(const struct plan *plan, double *variance, struct err *err)
{
    const struct source *source = plan->source;
    double *h = mem_untouched(1, row_bytes(PRECISION_F64, (size_t)source->taps), err);
    if (!h)
        return -1;
    if (source->system)
        system_draw(source->system, source->seed, 0, 0, h);
    for (int k = 0; k < source->nodes; k++)
        variance[k] =
            source_noise_known(source)
                ? source_noise_variance(source, plan->kernels, 0, k, source->system ? h : NULL)
                : NAN;
    free(h);
    return 0;
}
