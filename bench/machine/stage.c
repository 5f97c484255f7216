#include "bench/machine/stage.h"

#include "base/clock.h"
#include "engine/team.h"

#include <math.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>

enum { STEPS = 1000, GAP = 168 }; /* GAP: doubles between the arrays of a triad */

/* ---- the work of one thread: returns how much was done, to be compared with what was asked ----
 */

struct job {
    const struct stage *stage;
    int thread;
    long calls;
};

typedef double work_fn(const struct job *);

static const double *ones(void)
{
    static volatile double one = 1;
    static _Thread_local double list[LOOP_SUMS];
    for (int i = 0; i < LOOP_SUMS; i++)
        list[i] = one;
    return list;
}

static double *slice_of(const struct job *job)
{
    return job->stage->memory + (size_t)job->thread * job->stage->slice;
}

static size_t elements(const struct job *job)
{
    return job->stage->row->bytes / sizeof(double);
}

static double read_all(const struct job *job)
{
    return job->stage->set->read(slice_of(job), elements(job), job->calls) / (double)elements(job);
}

/* a = b + 0 c: ones stay ones, as the sums want them. The arrays lie GAP apart: at equal offsets in
 * a page, a load would wait for a store's address. */
static double triad(const struct job *job)
{
    size_t n = elements(job) / 3;
    double *a = slice_of(job), *b = a + n + GAP, *c = b + n + GAP;
    a[0] = a[n / 2] = a[n - 1] = 0;
    job->stage->set->triad(a, b, c, 0, n, job->calls);
    return a[0] + a[n / 2] + a[n - 1] == 3 ? (double)job->calls : 0;
}

/* Sums that began at one. */
static double calls_of(double sum, int lanes, int depth)
{
    return (sum / (LOOP_SUMS * lanes) - 1) / (STEPS * depth);
}

static double fma_f64(const struct job *job)
{
    return calls_of(job->stage->set->fma_f64(job->calls * STEPS, ones()), job->stage->set->doubles,
                    LOOP_DEPTH);
}

static int floats(const struct loops *set)
{
    return set->doubles > 1 ? 2 * set->doubles : 1;
}

static double fma_f32(const struct job *job)
{
    return calls_of(job->stage->set->fma_f32(job->calls * STEPS, ones()), floats(job->stage->set),
                    LOOP_DEPTH);
}

static double multiplies(const struct job *job)
{
    return calls_of(job->stage->set->multiplies(job->calls * STEPS, ones()),
                    job->stage->set->doubles, 1);
}

static double adds(const struct job *job)
{
    return (double)job->stage->set->adds(job->calls * STEPS, (uint64_t)ones()[0]) /
           (LOOP_ADDS * STEPS);
}

static double meet(const struct job *job)
{
    struct barrier *barrier = (struct barrier *)&job->stage->barrier;
    for (long i = 0; i < job->calls; i++)
        barrier_meet(barrier);
    return (double)job->calls;
}

/* A token goes round: thread t waits for its left neighbour's, then shows its own. */
static double pass_token(const struct job *job)
{
    int threads = job->stage->row->threads;
    atomic_int *mine = &job->stage->thread[job->thread].token;
    atomic_int *left = &job->stage->thread[(job->thread + threads - 1) % threads].token;
    for (int lap = 1; lap <= job->calls; lap++)
        if (job->thread == 0) {
            atomic_store_explicit(mine, lap, memory_order_release);
            wait_until(left, lap);
        } else {
            wait_until(left, lap);
            atomic_store_explicit(mine, lap, memory_order_release);
        }
    return atomic_load_explicit(mine, memory_order_relaxed);
}

static double read_clock(const struct job *job)
{
    double last = 0;
    int ticks = !strcmp(job->stage->row->name, "clock_ticks");
    for (long i = 0; ticks && i < job->calls; i++)
        last = (double)clock_ticks();
    for (long i = 0; !ticks && i < job->calls; i++)
        last = clock_seconds();
    return last > 0 ? (double)job->calls : 0;
}

static work_fn *const work[CEILING_KINDS] = {
    [CEILING_READ] = read_all,        [CEILING_TRIAD] = triad,     [CEILING_F64] = fma_f64,
    [CEILING_F32] = fma_f32,          [CEILING_ADDS] = adds,       [CEILING_BARRIER] = meet,
    [CEILING_FREQUENCY] = multiplies, [CEILING_FLAG] = pass_token, [CEILING_CLOCK] = read_clock,
};

double ceiling_work(const struct ceiling *row)
{
    const struct loops *set = loops_find(row->set);
    double threads = row->threads, sums = (double)STEPS * LOOP_SUMS * LOOP_DEPTH;
    switch (row->kind) {
    case CEILING_READ:
    case CEILING_TRIAD:
        return (double)row->bytes * threads;
    case CEILING_F64:
        return set ? 2 * sums * set->doubles * threads : NAN;
    case CEILING_F32:
        return set ? 2 * sums * floats(set) * threads : NAN;
    case CEILING_FREQUENCY: /* of one core, whatever the others do */
        return (double)STEPS * LOOP_MULTIPLIES;
    case CEILING_ADDS:
        return (double)STEPS * LOOP_ADDS;
    case CEILING_FLAG:
        return threads; /* hops of a lap */
    default:
        return 1;
    }
}

/* ---- the team ---- */

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
    struct job job = {stage, thread, stage->calls}, warm = {stage, thread, 1};
    cpu_set_t before;
    mine->pinned = pin(stage, thread, &before);
    if (stage->row->kind != CEILING_FLAG && strcmp(stage->row->name, "memory"))
        work[stage->row->kind](&warm);
    long before_it = interruptions();
    barrier_meet(&stage->barrier);
    mine->begin = clock_seconds();
    double done = work[stage->row->kind](&job);
    mine->end = clock_seconds();
    mine->interruptions = interruptions() - before_it;
    mine->idle = done != (double)job.calls;
    unpin(mine, &before);
}

int stage_sample(struct stage *stage, double *seconds, int *interrupted, struct err *err)
{
    int threads = stage->row->threads, idle = 0;
    stage->set = loops_find(stage->row->set);
    barrier_init(&stage->barrier, threads);
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

size_t stage_slice(const struct ceilings *ceilings, int threads)
{
    size_t most = 0;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].threads == threads && ceilings->row[i].bytes > most)
            most = ceilings->row[i].bytes;
    return padded(most / sizeof(double) + 2 * GAP);
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
