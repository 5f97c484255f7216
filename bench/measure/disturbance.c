#include "bench/measure/disturbance.h"

#include "base/clock.h"
#include "base/mem.h"

#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

struct disturbance_look {
    _Alignas(CACHE_LINE) struct rusage usage;
    double clock, ran; /* seconds */
    int cpu;           /* last seen; -1: none yet */
};

static void note_cpu(struct disturbance *seen, struct disturbance_look *look)
{
    int cpu = sched_getcpu();
    seen->moves += look->cpu >= 0 && cpu != look->cpu;
    look->cpu = cpu;
    for (int i = 0; i < seen->cpus; i++)
        if (seen->cpu[i] == cpu)
            return;
    if (cpu >= 0 && seen->cpus < CPUS_SEEN)
        seen->cpu[seen->cpus++] = cpu;
}

/* CPU seconds of this thread. A thread that waits for others spins, so waiting counts as running.
 */
static double seconds_run(void)
{
    struct timespec ran;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ran);
    return (double)ran.tv_sec + 1e-9 * (double)ran.tv_nsec;
}

static void forget_cpu(void *arg, int thread)
{
    struct disturbance_watch *watch = arg;
    watch->look[thread].cpu = -1;
}

static void look_before(void *arg, int thread)
{
    struct disturbance_watch *watch = arg;
    note_cpu(&watch->thread[thread], &watch->look[thread]);
    getrusage(RUSAGE_THREAD, &watch->look[thread].usage);
    watch->look[thread].ran = seconds_run();
    watch->look[thread].clock = clock_seconds();
}

static void look_after(void *arg, int thread)
{
    struct disturbance_watch *watch = arg;
    struct disturbance *seen = &watch->thread[thread];
    const struct rusage *before = &watch->look[thread].usage;
    struct rusage now;
    double wall = clock_seconds() - watch->look[thread].clock;
    double ran = seconds_run() - watch->look[thread].ran;
    seen->ran += ran;
    seen->away += fmax(wall - ran, 0);
    getrusage(RUSAGE_THREAD, &now);
    note_cpu(seen, &watch->look[thread]);
    seen->switches += now.ru_nvcsw - before->ru_nvcsw;
    seen->preemptions += now.ru_nivcsw - before->ru_nivcsw;
    seen->minor_faults += now.ru_minflt - before->ru_minflt;
    seen->major_faults += now.ru_majflt - before->ru_majflt;
}

int disturbance_watch_init(struct disturbance_watch *watch, int threads, struct disturbance *thread,
                           struct err *err)
{
    *watch = (struct disturbance_watch){
        .watch = {.enter = forget_cpu, .begin = look_before, .end = look_after, .arg = watch},
        .thread = thread};
    watch->look = mem_untouched((size_t)threads, sizeof *watch->look, err);
    return watch->look ? 0 : -1;
}

void disturbance_watch_free(struct disturbance_watch *watch)
{
    free(watch->look);
    watch->look = NULL;
}

double disturbance_load(void)
{
    double load;
    return getloadavg(&load, 1) == 1 ? load : NAN;
}
