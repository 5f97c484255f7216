#include "bench/measure/counts.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int counts_keep(const struct counters *counters, int pass, struct repetition *repetition,
                struct err *err)
{
    size_t threads = (size_t)repetition->threads;
    int count = counters_count(counters);
    repetition->counts = mem_zeroed((size_t)count * threads, sizeof *repetition->counts, err);
    if (!repetition->counts)
        return -1;
    for (int i = 0; i < count; i++) {
        const struct counted *counted = counters_at(counters, i);
        for (size_t t = 0; t < threads; t++)
            repetition->counts[(size_t)i * threads + t] =
                counted->pass == pass && counted->status != COUNTER_UNAVAILABLE ? counted->value[t]
                                                                                : NAN;
    }
    return 0;
}

int counts_note(struct counts *counts, const struct counters *counters, struct err *err)
{
    int count = counters_count(counters), fresh = !counts->item;
    if (fresh && !(counts->item = mem_zeroed((size_t)count, sizeof *counts->item, err)))
        return -1;
    counts->count = count;
    counts->tables = counters_tables(counters);
    for (int i = 0; i < count; i++) {
        const struct counted *counted = counters_at(counters, i);
        struct count *item = &counts->item[i];
        if (!fresh && item->status != COUNTER_MEASURED)
            continue; /* a count that was wrong once is not trusted again */
        item->quantity = counted->quantity;
        item->status = counted->status;
        item->replay = counted->replay;
        item->simulated = counted->replay != NULL;
        item->per_update = NAN;
        snprintf(item->source, sizeof item->source, "%s", counted->source);
        snprintf(item->reason, sizeof item->reason, "%s", counted->reason);
    }
    return 0;
}

int counts_untimed(struct counts *counts, const struct counters *counters, const struct plan *plan,
                   struct err *err)
{
    int waiting = 0;
    for (int i = 0; i < counters_count(counters); i++)
        waiting |= counters_at(counters, i)->replay != NULL;
    if (!waiting)
        return 0;
    if (counts_note(counts, counters, err))
        return -1;
    for (int i = 0; i < counts->count; i++)
        if (!counts->item[i].simulated) {
            counts->item[i].status = COUNTER_UNAVAILABLE;
            snprintf(counts->item[i].reason, sizeof counts->item[i].reason,
                     "no repetitions in which to count");
        }
    counts->updates = 1;
    counts->taps = plan->source->taps;
    counts->threads = plan->threads;
    counts->seconds = counts->flops = counts->bytes = NAN;
    return 0;
}

double counts_total(const struct repetition *repetition, int quantity)
{
    double total = 0;
    const double *row = repetition->counts + (size_t)quantity * (size_t)repetition->threads;
    if (isnan(row[0]))
        return NAN;
    for (int t = 0; t < repetition->threads; t++)
        total += isnan(row[t]) ? 0 : row[t];
    return total;
}

/* Fewer repetitions than groups of events. */
static void mark_without_turn(struct count *item)
{
    item->status = COUNTER_UNAVAILABLE;
    snprintf(item->reason, sizeof item->reason,
             "its group of events had no turn: the repetitions were too few");
}

int counts_sum(struct counts *counts, const struct repetition *repetition, size_t repetitions,
               struct err *err)
{
    double *totals = mem_zeroed(2 * repetitions, sizeof *totals, err);
    if (!totals)
        return -1;
    for (int i = 0; i < counts->count; i++) {
        struct count *item = &counts->item[i];
        size_t found = 0;
        for (size_t r = 0; r < repetitions; r++)
            if (!repetition[r].warmup && repetition[r].counts &&
                !isnan(totals[found] = counts_total(&repetition[r], i)))
                found++;
        if (item->status == COUNTER_MEASURED && !found && !item->simulated)
            mark_without_turn(item);
        if (item->status != COUNTER_MEASURED || !found)
            continue;
        item->total = order_of(totals, found, totals + repetitions);
        item->per_update = item->total.median / counts->updates;
    }
    free(totals);
    return 0;
}

void counts_free(struct counts *counts)
{
    free(counts->item);
    *counts = (struct counts){0};
}

int counts_want_replay(const struct counts *counts)
{
    for (int i = 0; i < counts->count; i++)
        if (counts->item[i].simulated && isnan(counts->item[i].per_update))
            return 1;
    return 0;
}

/* ---- derived metrics ---- */

struct asking {
    const struct counts *counts;
    int simulated;
};

static double lookup(void *arg, const char *name)
{
    struct asking *asking = arg;
    const struct counts *counts = asking->counts;
    const struct {
        const char *name;
        double value;
    } words[] = {{"updates", counts->updates},   {"tap_updates", counts->updates * counts->taps},
                 {"seconds", counts->seconds},   {"threads", counts->threads},
                 {"model_flops", counts->flops}, {"model_bytes", counts->bytes}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i].name, name))
            return words[i].value;
    for (int i = 0; i < counts->count; i++)
        if (!strcmp(counts->item[i].quantity->name, name)) {
            asking->simulated |= counts->item[i].simulated;
            return counts->item[i].per_update * counts->updates;
        }
    return NAN;
}

double counts_metric(const struct counts *counts, const struct derived_metric *metric,
                     int *simulated)
{
    struct asking asking = {.counts = counts};
    double value = metric_value(metric, lookup, &asking);
    *simulated = asking.simulated;
    return value;
}
