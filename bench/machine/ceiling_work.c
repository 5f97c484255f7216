#include "bench/machine/ceiling_work.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>

enum { STEPS = 1000, GAP = 168 }; /* GAP: doubles between the arrays of a triad */

/* ---- the work of one thread: each function returns the amount of work done ---- */

struct job {
    const struct ceiling_team *team;
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

/* Memory is read in windows, one per call; the position continues from sample to sample. One pass
 * over all of it would take longer than a team usually runs undisturbed. */
static size_t bytes_of_call(const struct ceiling *row)
{
    const size_t grain = 3 * LOOP_GRAIN * sizeof(double),
                 window = ((size_t)6 << 20) / grain * grain;
    return strcmp(row->name, "memory") || row->bytes < window ? row->bytes : window;
}

/* The window of n doubles for the next call. The rows of memory share a cursor and use the memory
 * after that of the caches' rows, so no row finds data that another has left in the caches. */
static double *next_window(const struct job *job, size_t n)
{
    const struct ceiling_team *team = job->team;
    size_t *walked = &team->thread[job->thread].walked;
    double *slice = team->memory + (size_t)job->thread * team->slice;
    if (strcmp(team->row->name, "memory"))
        return slice;
    if (team->caches + *walked + n + 2 * GAP > team->slice)
        *walked = 0;
    double *window = slice + team->caches + *walked;
    *walked += n;
    return window;
}

/* Passes over one window: data in a cache are streamed repeatedly. */
static long passes_of(const struct job *job)
{
    return strcmp(job->team->row->name, "memory") ? job->calls : 1;
}

static double read_all(const struct job *job)
{
    size_t n = bytes_of_call(job->team->row) / sizeof(double);
    long passes = passes_of(job);
    double sum = 0;
    for (long done = 0; done < job->calls; done += passes)
        sum += job->team->set->read(next_window(job, n), n, passes);
    return sum / job->team->set->doubles;
}

/* a = b + 0 c: ones stay ones, which the sums require. The arrays are GAP apart: at equal offsets
 * in a page, a load would wait for the address of an earlier store (4K aliasing). */
static double triad(const struct job *job)
{
    size_t window = bytes_of_call(job->team->row) / sizeof(double), n = window / 3;
    long passes = passes_of(job);
    int wrong = 0;
    for (long done = 0; done < job->calls; done += passes) {
        double *a = next_window(job, window), *b = a + n + GAP, *c = b + n + GAP;
        a[0] = a[n / 2] = a[n - 1] = 0;
        job->team->set->triad(a, b, c, 0, n, passes);
        wrong |= a[0] + a[n / 2] + a[n - 1] != 3;
    }
    return wrong ? 0 : (double)job->calls;
}

/* The work shown by sums that began at one. */
static double calls_of(double sum, int lanes, int depth)
{
    return (sum / (LOOP_SUMS * lanes) - 1) / (STEPS * depth);
}

static double fma_f64(const struct job *job)
{
    return calls_of(job->team->set->fma_f64(job->calls * STEPS, ones()), job->team->set->doubles,
                    LOOP_DEPTH);
}

static int floats(const struct loops *set)
{
    return set->doubles > 1 ? 2 * set->doubles : 1;
}

static double fma_f32(const struct job *job)
{
    return calls_of(job->team->set->fma_f32(job->calls * STEPS, ones()), floats(job->team->set),
                    LOOP_DEPTH);
}

/* Of LOOP_RESULTS equal results a step, which are rounded: exact enough to count the steps of one
 * call, but not those of many. */
static double calls_of_results(const struct job *job, double (*loop)(long, const double *),
                               double result, int lanes)
{
    double of_call = result * STEPS * LOOP_RESULTS * lanes, calls = 0;
    for (long i = 0; i < job->calls; i++)
        calls += round(loop(STEPS, ones()) / of_call);
    return calls;
}

static double div_f64(const struct job *job)
{
    const struct loops *set = job->team->set;
    return calls_of_results(job, set->div_f64, 1.0 / 3, set->doubles);
}

static double div_f32(const struct job *job)
{
    const struct loops *set = job->team->set;
    return calls_of_results(job, set->div_f32, 1.0 / 3, floats(set));
}

static double sqrt_f64(const struct job *job)
{
    const struct loops *set = job->team->set;
    return calls_of_results(job, set->sqrt_f64, sqrt(3), set->doubles);
}

static double sqrt_f32(const struct job *job)
{
    const struct loops *set = job->team->set;
    return calls_of_results(job, set->sqrt_f32, sqrt(3), floats(set));
}

static double multiplies(const struct job *job)
{
    return calls_of(job->team->set->multiplies(job->calls * STEPS, ones()), job->team->set->doubles,
                    1);
}

static double adds(const struct job *job)
{
    return (double)job->team->set->adds(job->calls * STEPS, (uint64_t)ones()[0]) /
           (LOOP_ADDS * STEPS);
}

static double meet(const struct job *job)
{
    struct barrier *barrier = (struct barrier *)&job->team->barrier;
    for (long i = 0; i < job->calls; i++)
        barrier_meet(barrier);
    return (double)job->calls;
}

/* A token circulates: thread t waits for its left neighbour's token, then sets its own. */
static double pass_token(const struct job *job)
{
    int threads = job->team->row->threads;
    atomic_int *mine = &job->team->thread[job->thread].token;
    atomic_int *left = &job->team->thread[(job->thread + threads - 1) % threads].token;
    for (int lap = 1; lap <= job->calls; lap++)
        if (job->thread == 0) {
            atomic_store_explicit(mine, lap, memory_order_release);
            wait_until(left, lap, PATIENCE_ALONE);
        } else {
            wait_until(left, lap, PATIENCE_ALONE);
            atomic_store_explicit(mine, lap, memory_order_release);
        }
    return atomic_load_explicit(mine, memory_order_relaxed);
}

static double read_clock(const struct job *job)
{
    double last = 0;
    int ticks = !strcmp(job->team->row->name, "clock_ticks");
    for (long i = 0; ticks && i < job->calls; i++)
        last = (double)clock_ticks();
    for (long i = 0; !ticks && i < job->calls; i++)
        last = clock_seconds();
    return last > 0 ? (double)job->calls : 0;
}

static work_fn *const work_of[CEILING_KINDS] = {
    [CEILING_READ] = read_all,     [CEILING_TRIAD] = triad,          [CEILING_F64] = fma_f64,
    [CEILING_F32] = fma_f32,       [CEILING_DIV_F64] = div_f64,      [CEILING_DIV_F32] = div_f32,
    [CEILING_SQRT_F64] = sqrt_f64, [CEILING_SQRT_F32] = sqrt_f32,    [CEILING_ADDS] = adds,
    [CEILING_BARRIER] = meet,      [CEILING_FREQUENCY] = multiplies, [CEILING_FLAG] = pass_token,
    [CEILING_CLOCK] = read_clock,
};

double ceiling_work(const struct ceiling *row)
{
    const struct loops *set = loops_find(row->set);
    double threads = row->threads, sums = (double)STEPS * LOOP_SUMS * LOOP_DEPTH;
    double results = (double)STEPS * LOOP_RESULTS;
    switch (row->kind) {
    case CEILING_READ:
    case CEILING_TRIAD:
        return (double)bytes_of_call(row) * threads;
    case CEILING_F64:
        return set ? 2 * sums * set->doubles * threads : NAN;
    case CEILING_F32:
        return set ? 2 * sums * floats(set) * threads : NAN;
    case CEILING_DIV_F64:
    case CEILING_SQRT_F64:
        return set ? results * set->doubles * threads : NAN;
    case CEILING_DIV_F32:
    case CEILING_SQRT_F32:
        return set ? results * floats(set) * threads : NAN;
    case CEILING_FREQUENCY: /* on one core, independent of the others */
        return (double)STEPS * LOOP_MULTIPLIES;
    case CEILING_ADDS:
        return (double)STEPS * LOOP_ADDS;
    case CEILING_FLAG:
        return threads; /* hops per lap */
    default:
        return 1;
    }
}

int ceiling_work_settles(const struct ceiling *row)
{
    return (row->kind == CEILING_READ || row->kind == CEILING_TRIAD) &&
           strcmp(row->name, "memory") != 0;
}

int ceiling_work_do(const struct ceiling_team *team, int thread, long calls)
{
    struct job job = {team, thread, calls};
    return work_of[team->row->kind](&job) == (double)calls;
}

/* Doubles of the largest row with this number of threads, among the rows of memory or of caches. */
static size_t largest(const struct ceilings *ceilings, int threads, int of_memory)
{
    size_t most = 0;
    for (int i = 0; i < ceilings->count; i++) {
        const struct ceiling *row = &ceilings->row[i];
        if (row->threads == threads && (strcmp(row->name, "memory") == 0) == of_memory &&
            row->bytes > most)
            most = row->bytes;
    }
    return padded(most / sizeof(double) + 2 * GAP);
}

void ceiling_work_sizes(struct ceiling_team *team, int threads)
{
    team->caches = largest(team->ceilings, threads, 0);
    team->slice = team->caches + largest(team->ceilings, threads, 1);
}
