#include "bench/counters/thread_counts.h"

#include <math.h>
#include <string.h>

static void list_counts_open(struct list_counts *counts, const struct event_list *list, int thread)
{
    const char *event[SET_EVENTS];
    memset(counts, 0, sizeof *counts);
    for (int i = 0; i < list->count; i++)
        if (thread == 0 || !list->machine[i]) {
            counts->index[counts->count] = i;
            event[counts->count++] = list->event[i];
        }
    if (!counts->count)
        return;
    counts->set = list->backend->open(event, counts->count, &counts->err);
    counts->failed = !counts->set;
}

void thread_counts_open(struct thread_counts *mine, const struct pass *pass, int thread)
{
    for (int i = 0; i < pass->lists; i++)
        list_counts_open(&mine->list[i], &pass->list[i], thread);
}

static void list_counts_read(struct list_counts *counts, const struct event_list *list,
                             struct reading *reading)
{
    if (counts->set && !counts->failed && list->backend->read(counts->set, reading, &counts->err))
        counts->failed = 1;
}

void thread_counts_begin(struct thread_counts *mine, const struct pass *pass)
{
    for (int i = 0; i < pass->lists; i++)
        list_counts_read(&mine->list[i], &pass->list[i], &mine->list[i].begin);
}

static void list_counts_add(struct list_counts *counts, const struct reading *end)
{
    for (int i = 0; i < counts->count; i++)
        counts->sum.value[counts->index[i]] += end->value[i] - counts->begin.value[i];
    counts->sum.wanted += end->wanted - counts->begin.wanted;
    counts->sum.counted += end->counted - counts->begin.counted;
}

/* In reverse order: the back end that began last then counts least of the other back ends' reads.
 */
void thread_counts_end(struct thread_counts *mine, const struct pass *pass)
{
    struct reading end;
    for (int i = pass->lists - 1; i >= 0; i--) {
        struct list_counts *counts = &mine->list[i];
        list_counts_read(counts, &pass->list[i], &end);
        if (counts->set && !counts->failed)
            list_counts_add(counts, &end);
    }
}

void thread_counts_close(struct thread_counts *mine, const struct pass *pass)
{
    for (int i = 0; i < pass->lists; i++) {
        struct list_counts *counts = &mine->list[i];
        if (counts->set)
            pass->list[i].backend->close(counts->set);
        counts->set = NULL;
    }
}

int list_counts_check(const struct list_counts *counts, struct err *err)
{
    const double rounding = 1e-6;
    if (counts->failed) {
        if (err)
            *err = counts->err;
        return -1;
    }
    if (counts->sum.counted >= counts->sum.wanted * (1 - rounding))
        return 0;
    return err_set(err, ERR_ABSENT,
                   "the kernel counted only %.1f %% of the time: its counters are shared with "
                   "another program (perf, a watchdog)",
                   100 * counts->sum.counted / counts->sum.wanted);
}
