#include "bench/run/spread_letters.h"

#include <inttypes.h>
#include <stdio.h>

void handed_write(const struct handed *handed, char text[SPREAD_TEXT])
{
    const struct share_shape *shape = &handed->shape;
    snprintf(text, SPREAD_TEXT, "%d %d %d %d %d %d %d %d %d %" PRId64 " %s", handed->id,
             handed->item, handed->trial, shape->nodes, shape->own, shape->halo, shape->sent,
             shape->most, shape->leader, shape->arcs, handed->note);
}

int handed_read(const char *text, int cases, struct handed *handed)
{
    int end;
    struct share_shape *shape = &handed->shape;
    if (sscanf(text, "%d %d %d %d %d %d %d %d %d %" SCNd64 " %n", &handed->id, &handed->item,
               &handed->trial, &shape->nodes, &shape->own, &shape->halo, &shape->sent, &shape->most,
               &shape->leader, &shape->arcs, &end) != 10 ||
        handed->item < 0 || handed->item >= cases)
        return 0;
    handed->note = text + end;
    return 1;
}

void announced_write(const struct announced *run, char text[SPREAD_TEXT])
{
    snprintf(text, SPREAD_TEXT, "%d %d %d %d %d %d %d %d %d %a %s", run->id, run->first_trial,
             run->trials, run->iterations, run->observe_every, run->threads, run->save_estimates,
             run->steady_from, run->profile_every, run->diverged_above, run->note);
}

int announced_read(const char *text, struct announced *run)
{
    int end;
    if (sscanf(text, "%d %d %d %d %d %d %d %d %d %la %n", &run->id, &run->first_trial, &run->trials,
               &run->iterations, &run->observe_every, &run->threads, &run->save_estimates,
               &run->steady_from, &run->profile_every, &run->diverged_above, &end) != 10)
        return 0;
    run->note = text + end;
    return 1;
}
