#include "bench/machine/ceiling_team.h"

#include "base/clock.h"
#include "bench/common/steal.h"
#include "bench/machine/ceiling_work.h"
#include "engine/team.h"

#include <math.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>

static int pin_thread(const struct ceiling_team *team, int thread, cpu_set_t *before)
{
    cpu_set_t one;
    if (!team->processor || sched_getaffinity(0, sizeof *before, before))
        return 0;
    CPU_ZERO(&one);
    CPU_SET((size_t)team->processor[thread], &one);
    return sched_setaffinity(0, sizeof one, &one) == 0;
}

static void unpin_thread(const struct ceiling_thread *thread, const cpu_set_t *before)
{
    if (thread->pinned)
        (void)sched_setaffinity(0, sizeof *before, before); /* the CPU mask before pinning */
}

/* The number of preemptions of this thread so far. */
static long count_interruptions(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_THREAD, &usage) ? 0 : usage.ru_nivcsw;
}

/* Not the token's laps, nor the walk through memory, which count from sample to sample. */
static void warm_up(const struct ceiling_team *team, int thread)
{
    enum { PASSES = 8 };
    if (ceiling_work_settles(team->row))
        ceiling_work_do(team, thread, team->calls < PASSES ? team->calls : PASSES);
    else if (team->row->kind != CEILING_FLAG && strcmp(team->row->name, "memory") != 0)
        ceiling_work_do(team, thread, 1);
}

static void sample_thread(void *arg, int thread)
{
    struct ceiling_team *team = arg;
    struct ceiling_thread *mine = &team->thread[thread];
    cpu_set_t before;
    mine->pinned = pin_thread(team, thread, &before);
    pthread_barrier_wait(&team->gate);
    warm_up(team, thread);
    long before_it = count_interruptions();
    barrier_meet(&team->barrier);
    mine->begin = clock_seconds();
    mine->idle = !ceiling_work_do(team, thread, team->calls);
    mine->end = clock_seconds();
    mine->interruptions = count_interruptions() - before_it;
    unpin_thread(mine, &before);
}

int ceiling_team_sample(struct ceiling_team *team, double *seconds, int *interrupted,
                        struct err *err)
{
    static const struct host here = {.root = ""};
    int threads = team->row->threads, idle = 0;
    double stolen = steal_seconds(&here);
    team->set = loops_find(team->row->set);
    if (pthread_barrier_init(&team->gate, NULL, (unsigned)threads))
        return err_set(err, ERR_INTERNAL, "the system has no barrier for %d threads", threads);
    barrier_init(&team->barrier, threads, PATIENCE_ALONE);
    for (int t = 0; t < threads; t++)
        atomic_init(&team->thread[t].token, 0);
    int failed = team_run(threads, sample_thread, team, err);
    pthread_barrier_destroy(&team->gate);
    if (failed)
        return -1;
    double begin = team->thread[0].begin, end = team->thread[0].end;
    *interrupted = steal_seconds(&here) > stolen;
    for (int t = 0; t < threads; t++) {
        begin = fmin(begin, team->thread[t].begin);
        end = fmax(end, team->thread[t].end);
        idle += team->thread[t].idle;
        *interrupted |= team->thread[t].interruptions > 0;
    }
    *seconds = end - begin;
    if (idle)
        return err_set(err, ERR_INTERNAL,
                       "ceiling %s %s %s, %d threads: the loop did too little work on %d of them",
                       ceiling_kinds[team->row->kind].name, team->row->name, team->row->set,
                       threads, idle);
    return 0;
}

static void fill_slice(void *arg, int thread)
{
    struct ceiling_team *team = arg;
    cpu_set_t before;
    double *slice = team->memory + (size_t)thread * team->slice;
    team->thread[thread].pinned = pin_thread(team, thread, &before);
    for (size_t i = 0; i < team->slice; i++)
        slice[i] = 1;
    unpin_thread(&team->thread[thread], &before);
}

int ceiling_team_fill(struct ceiling_team *team, int threads, struct err *err)
{
    return team_run(threads, fill_slice, team, err);
}
