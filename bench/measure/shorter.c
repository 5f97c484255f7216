#include "bench/measure/shorter.h"

#include <assert.h>

void shorter_make(struct shorter *shorter, const struct plan *plan, int iterations)
{
    const struct system *system = plan->source->system;
    assert(iterations >= 1 && iterations <= plan->source->iterations);
    *shorter = (struct shorter){.plan = *plan, .source = *plan->source};
    shorter->plan.source = &shorter->source;
    shorter->source.iterations = iterations;
    if (!system)
        return;
    shorter->system = *system;
    shorter->system.changes.count = system_epoch(system, iterations - 1);
    shorter->source.system = &shorter->system;
}
