#include "bench/results/instants.h"

int instants_last_change(const struct plan *plan)
{
    const struct system *system = plan->source->system;
    int epoch = system ? system_epoch(system, plan->source->iterations - 1) : 0;
    return epoch ? system->changes.change[epoch - 1].at : 0;
}

int instants_point_at(const struct outcome *outcome, int instant)
{
    int i = 0;
    while (i < outcome->points - 1 && outcome->instant[i] < instant)
        i++;
    return i;
}
