#include "engine/team.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

#if defined(SLABMARK_PTHREADS)

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

int team_cores(void)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed))
        return 1;
    return CPU_COUNT(&allowed);
}

struct member {
    void (*body)(void *arg, int thread);
    void *arg;
    int thread;
    atomic_int *go; /* 0: wait; 1: run; -1: the team is incomplete, return */
    pthread_t handle;
};

static void *run_member(void *arg)
{
    struct member *member = arg;
    int go;
    while (!(go = atomic_load_explicit(member->go, memory_order_acquire)))
        sched_yield();
    if (go > 0)
        member->body(member->arg, member->thread);
    return NULL;
}

int team_run(int threads, void (*body)(void *arg, int thread), void *arg, struct err *err)
{
    atomic_int go = 0;
    assert(threads >= 1);
    struct member *member = mem_zeroed((size_t)threads, sizeof *member, err);
    if (!member)
        return -1;
    int started = 0;
    for (; started < threads; started++) {
        member[started] = (struct member){body, arg, started, &go, 0};
        if (pthread_create(&member[started].handle, NULL, run_member, &member[started]))
            break;
    }
    atomic_store_explicit(&go, started == threads ? 1 : -1, memory_order_release);
    for (int i = 0; i < started; i++)
        pthread_join(member[i].handle, NULL);
    free(member);
    if (started < threads)
        return err_set(err, ERR_INTERNAL, "%d threads requested, the system provides %d", threads,
                       started);
    return 0;
}

#else

#include <omp.h>

/* Not the affinity mask: if OpenMP binds threads, the first thread's mask has a single core. */
int team_cores(void)
{
    return omp_get_num_procs();
}

int team_run(int threads, void (*body)(void *arg, int thread), void *arg, struct err *err)
{
    int given = threads;
    assert(threads >= 1);
    omp_set_dynamic(0);
#pragma omp parallel num_threads(threads) shared(given)
    {
        if (omp_get_num_threads() == threads)
            body(arg, omp_get_thread_num());
        else if (omp_get_thread_num() == 0)
            given = omp_get_num_threads();
    }
    if (given < threads)
        return err_set(err, ERR_INTERNAL,
                       "%d threads requested, OpenMP provides %d (OMP_THREAD_LIMIT?)", threads,
                       given);
    return 0;
}

#endif
