#include "bench/counters/tally.h"

#include <math.h>
#include <string.h>

static void tally_open(struct tally *tally, const struct event_list *list, int thread)
{
    const char *event[SET_EVENTS];
    memset(tally, 0, sizeof *tally);
    for (int i = 0; i < list->count; i++)
        if (thread == 0 || !list->machine[i]) {
            tally->index[tally->count] = i;
            event[tally->count++] = list->event[i];
        }
    if (!tally->count)
        return;
    tally->set = list->backend->open(event, tally->count, &tally->err);
    tally->failed = !tally->set;
}

void worker_open(struct worker *worker, const struct pass *pass, int thread)
{
    for (int i = 0; i < pass->lists; i++)
        tally_open(&worker->tally[i], &pass->list[i], thread);
}

static void tally_read(struct tally *tally, const struct event_list *list, struct reading *reading)
{
    if (tally->set && !tally->failed && list->backend->read(tally->set, reading, &tally->err))
        tally->failed = 1;
}

void worker_begin(struct worker *worker, const struct pass *pass)
{
    for (int i = 0; i < pass->lists; i++)
        tally_read(&worker->tally[i], &pass->list[i], &worker->tally[i].begin);
}

static void tally_add(struct tally *tally, const struct reading *end)
{
    for (int i = 0; i < tally->count; i++)
        tally->sum.value[tally->index[i]] += end->value[i] - tally->begin.value[i];
    tally->sum.wanted += end->wanted - tally->begin.wanted;
    tally->sum.counted += end->counted - tally->begin.counted;
}

/* In reverse: the back end that began last has the least of the others' reading in its counts. */
void worker_end(struct worker *worker, const struct pass *pass)
{
    struct reading end;
    for (int i = pass->lists - 1; i >= 0; i--) {
        struct tally *tally = &worker->tally[i];
        tally_read(tally, &pass->list[i], &end);
        if (tally->set && !tally->failed)
            tally_add(tally, &end);
    }
}

void worker_close(struct worker *worker, const struct pass *pass)
{
    for (int i = 0; i < pass->lists; i++) {
        struct tally *tally = &worker->tally[i];
        if (tally->set)
            pass->list[i].backend->close(tally->set);
        tally->set = NULL;
    }
}

int tally_check(const struct tally *tally, struct err *err)
{
    const double rounding = 1e-6;
    if (tally->failed) {
        if (err)
            *err = tally->err;
        return -1;
    }
    if (tally->sum.counted >= tally->sum.wanted * (1 - rounding))
        return 0;
    return err_set(err, ERR_ABSENT,
                   "the kernel counted %.1f %% of the time only: its counters are shared with "
                   "another program (perf, a watchdog)",
                   100 * tally->sum.counted / tally->sum.wanted);
}
