/* The work of a whole run: its threads' sums. */
#include "bench/measure/work_model.h"

#include "base/mem.h"

#include <stdlib.h>

struct thread_work {
    _Alignas(CACHE_LINE) struct work work;
};

static void begin_counting(void *arg, int thread)
{
    (void)arg, (void)thread;
    work_reset();
}

/* sum += more / parts */
static void add_work(struct work *sum, const struct work *more, double parts)
{
    sum->flops += more->flops / parts;
    sum->bytes += more->bytes / parts;
    sum->products += more->products / parts;
    sum->divisions += more->divisions / parts;
    sum->loaded += more->loaded / parts;
    sum->calls += more->calls / parts;
    for (int i = 0; i < WORK_KERNELS; i++) {
        sum->of[i].calls += more->of[i].calls / parts;
        sum->of[i].touched += more->of[i].touched / parts;
    }
}

static void end_counting(void *arg, int thread)
{
    struct work counted = work_so_far();
    add_work(&((struct thread_work *)arg)[thread].work, &counted, 1);
}

/* Those whose kernels this process counted: of its own nodes. */
static long own_updates(const struct plan *plan, long all)
{
    return plan->ranks ? all / plan->source->nodes * plan->ranks->own : all;
}

int work_count(const struct plan *wanted, struct work *work, long *updates, struct err *err)
{
    struct plan plan = *wanted;
    struct outcome outcome;
    struct thread_work *share = mem_untouched((size_t)plan.threads, sizeof *share, err);
    if (!share)
        return -1;
    for (int t = 0; t < plan.threads; t++)
        share[t].work = (struct work){0};
    struct watch watch = {.begin = begin_counting, .end = end_counting, .arg = share};
    plan.kernels = work_counting(wanted->kernels);
    plan.watch = &watch;
    int failed = engine_run(&plan, &outcome, err);
    *work = (struct work){0};
    for (int t = 0; !failed && t < plan.threads; t++)
        add_work(work, &share[t].work, 1);
    if (!failed) {
        *updates = own_updates(wanted, outcome.updates);
        outcome_free(&outcome);
    }
    free(share);
    return failed;
}

int work_per_update(const struct plan *plan, struct work *work, struct err *err)
{
    long updates;
    struct work all;
    if (work_count(plan, &all, &updates, err))
        return -1;
    *work = (struct work){0};
    add_work(work, &all, (double)updates);
    return 0;
}
