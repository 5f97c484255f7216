#include "bench/machine/stage.h"

#include "base/clock.h"
#include "bench/machine/ceiling_work.h"
#include "engine/team.h"

#include <math.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>

static int pin(const struct stage *stage, int thread, cpu_set_t *before)
{
    cpu_set_t one;
    if (!stage->processor || sched_getaffinity(0, sizeof *before, before))
        return 0;
    CPU_ZERO(&one);
    CPU_SET((size_t)stage->processor[thread], &one);
    return sched_setaffinity(0, sizeof one, &one) == 0;
}

static void unpin(const struct stage_thread *thread, const cpu_set_t *before)
{
    if (thread->pinned)
        (void)sched_setaffinity(0, sizeof *before, before); /* where it was: allowed then */
}

/* How often this thread had to give way so far. */
static long interruptions(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_THREAD, &usage) ? 0 : usage.ru_nivcsw;
}

static void sample(void *arg, int thread)
{
    struct stage *stage = arg;
    struct stage_thread *mine = &stage->thread[thread];
    int cold = stage->row->kind == CEILING_FLAG || !strcmp(stage->row->name, "memory");
    cpu_set_t before;
    mine->pinned = pin(stage, thread, &before);
    if (!cold) /* the token's laps and the walk through memory count from sample to sample */
        ceiling_work_do(stage, thread, 1);
    long before_it = interruptions();
    barrier_meet(&stage->barrier);
    mine->begin = clock_seconds();
    mine->idle = !ceiling_work_do(stage, thread, stage->calls);
    mine->end = clock_seconds();
    mine->interruptions = interruptions() - before_it;
    unpin(mine, &before);
}

int stage_sample(struct stage *stage, double *seconds, int *interrupted, struct err *err)
{
    int threads = stage->row->threads, idle = 0;
    stage->set = loops_find(stage->row->set);
    barrier_init(&stage->barrier, threads, PATIENCE_ALONE);
    for (int t = 0; t < threads; t++)
        atomic_init(&stage->thread[t].token, 0);
    if (team_run(threads, sample, stage, err))
        return -1;
    double begin = stage->thread[0].begin, end = stage->thread[0].end;
    *interrupted = 0;
    for (int t = 0; t < threads; t++) {
        begin = fmin(begin, stage->thread[t].begin);
        end = fmax(end, stage->thread[t].end);
        idle += stage->thread[t].idle;
        *interrupted |= stage->thread[t].interruptions > 0;
    }
    *seconds = end - begin;
    if (idle)
        return err_set(err, ERR_INTERNAL,
                       "ceiling %s %s %s, %d threads: the loop did not do its work on %d of them",
                       ceiling_kinds[stage->row->kind].name, stage->row->name, stage->row->set,
                       threads, idle);
    return 0;
}

static void fill(void *arg, int thread)
{
    struct stage *stage = arg;
    cpu_set_t before;
    double *slice = stage->memory + (size_t)thread * stage->slice;
    stage->thread[thread].pinned = pin(stage, thread, &before);
    for (size_t i = 0; i < stage->slice; i++)
        slice[i] = 1;
    unpin(&stage->thread[thread], &before);
}

int stage_fill(struct stage *stage, int threads, struct err *err)
{
    return team_run(threads, fill, stage, err);
}
