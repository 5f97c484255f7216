#include "bench/run/counting.h"

#include "base/mem.h"
#include "bench/callgrind/callgrind.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int counting_open(struct counting *counting, const char *request, int threads,
                  struct counters **counters, struct err *err)
{
    *counters = NULL;
    for (size_t i = 0; i < counting->count; i++)
        if (!strcmp(counting->request[i], request) &&
            counters_threads(counting->opened[i]) == threads)
            *counters = counting->opened[i];
    if (!*counters) {
        if (mem_grow(&counting->opened, counting->count, sizeof *counting->opened, err) ||
            mem_grow(&counting->request, counting->count, sizeof *counting->request, err) ||
            counters_open(counters, request, threads, err))
            return -1;
        char *copy = mem_text(request, err);
        if (!copy) {
            counters_close(*counters);
            return -1;
        }
        counting->request[counting->count] = copy;
        counting->opened[counting->count++] = *counters;
    }
    if (counting->require && counters_require(*counters, err))
        return -1;
    if (!counters_count(*counters))
        *counters = NULL;
    return 0;
}

static double event_total(void *arg, const char *name)
{
    return callgrind_total(arg, name);
}

static int mark_unavailable(struct counts *counts, const struct err *why)
{
    for (int i = 0; i < counts->count; i++) {
        struct count *item = &counts->item[i];
        if (!item->simulated)
            continue;
        item->status = COUNTER_UNAVAILABLE;
        snprintf(item->reason, sizeof item->reason, "%.*s", COUNTER_REASON - 1, why->text);
    }
    return 0;
}

int counting_replay(struct counting *counting, const struct scenario_case *item,
                    struct files *files, struct counts *counts, struct err *err)
{
    struct callgrind_counts replay;
    if (!counts_want_replay(counts))
        return 0;
    if (callgrind_count(item, files, NULL, &replay, err))
        return counting->require || err->kind != ERR_ABSENT ? -1 : mark_unavailable(counts, err);
    for (int i = 0; i < counts->count; i++) {
        struct count *count = &counts->item[i];
        if (!count->replay)
            continue;
        double total = expression_value(count->replay, event_total, &replay);
        count->per_update = total / (double)replay.updates;
        count->status = isnan(total) ? COUNTER_UNAVAILABLE : COUNTER_MEASURED;
        snprintf(count->kernels, sizeof count->kernels, "%s", replay.kernels);
        snprintf(count->reason, sizeof count->reason, "simulated by %s on kernels %s, one thread",
                 replay.version, replay.kernels);
    }
    return 0;
}

void counting_free(struct counting *counting)
{
    for (size_t i = 0; i < counting->count; i++) {
        counters_close(counting->opened[i]);
        free(counting->request[i]);
    }
    free(counting->opened);
    free(counting->request);
    *counting = (struct counting){0};
}
