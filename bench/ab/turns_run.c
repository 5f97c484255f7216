#include "bench/ab/turns_run.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/ab/processors.h"
#include "bench/measure/shorter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- turns ---- */

static double thread_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Gives the turn back and waits for the next one. */
static void hand_over(struct turns *turns)
{
    char line[TURNS_LINE];
    turns->in_turn = 0;
    if (line_write(turns->out, "turn\n", 5) ||
        line_read(&turns->in, line, sizeof line, -1, NULL) != 1 || strcmp(line, "go"))
        turns->broken = 1;
}

/* The other threads sleep meanwhile: one that spins would take the other program's time. All of
 * them have seen that the turn is over before the first one begins another. */
static void await_turn(struct turns *turns, int thread)
{
    pthread_barrier_wait(&turns->gate);
    if (thread == 0)
        hand_over(turns);
    pthread_barrier_wait(&turns->gate);
}

/* Called before the iterations of a unit. A turn then begins with the timed part and ends with the
 * untimed part, such as making data. */
static void begin_unit(void *arg, int thread)
{
    struct turns *turns = arg;
    if (turns->per_turn && turns->in_turn == turns->per_turn && !turns->broken)
        await_turn(turns, thread);
    turns->thread[thread].since.wall = clock_seconds();
    turns->thread[thread].since.cpu = thread_seconds();
}

static void end_unit(void *arg, int thread)
{
    struct turns *turns = arg;
    struct turns_thread *own = &turns->thread[thread];
    double cpu = thread_seconds() - own->since.cpu, wall = clock_seconds() - own->since.wall;
    if (own->count < turns->room)
        own->unit[own->count++] = (struct turns_unit){cpu, wall};
}

/* Called after each unit. */
static int close_unit(void *arg, double done)
{
    struct turns *turns = arg;
    (void)done;
    turns->in_turn++;
    return turns->broken;
}

/* Several threads keep to a processor each: two on one would wait for each other. */
static void keep_to_processor(void *arg, int thread)
{
    const struct turns *turns = arg;
    cpu_set_t one;
    int processor = processors_nth(&turns->allowed, thread);
    if (turns->threads == 1 || processor < 0)
        return;
    CPU_ZERO(&one);
    CPU_SET((size_t)processor, &one);
    (void)sched_setaffinity(0, sizeof one, &one); /* where it is refused, threads float */
}

/* The passes that time laps do so in one iteration of LAPS_EVERY. */
enum { LAPPED = 4, LAPS_EVERY = 3 };

/* ---- which units count ---- */

/* The case of a unit. The order of the cases rotates by one place with each block of a trial. */
static size_t case_of(const struct turns *turns, size_t unit)
{
    size_t cases = (size_t)turns->cases, block = unit % turns->per_trial / cases;
    return (block + unit) % cases;
}

int turns_counts(const struct turns *turns, size_t unit)
{
    size_t cases = (size_t)turns->cases;
    return unit % cases != 0 && case_of(turns, unit) < cases - (size_t)turns->lapped;
}

/* ---- a run ---- */

int turns_init(struct turns *turns, int threads, int in, int out, struct err *err)
{
    *turns = (struct turns){.in.descriptor = in, .out = out, .threads = threads};
    if (sched_getaffinity(0, sizeof turns->allowed, &turns->allowed))
        CPU_ZERO(&turns->allowed);
    turns->thread = mem_zeroed((size_t)threads, sizeof *turns->thread, err);
    if (!turns->thread)
        return -1;
    int failed = pthread_barrier_init(&turns->gate, NULL, (unsigned)threads);
    if (!failed)
        return 0;
    free(turns->thread);
    return err_set(err, ERR_INTERNAL, "turns: %d threads: %s", threads, strerror(failed));
}

void turns_free(struct turns *turns)
{
    pthread_barrier_destroy(&turns->gate);
    free(turns->thread);
    free(turns->unit);
}

/* A curve with a point at each end only. */
static void plan_run(struct shorter *shorter, const struct plan *plan,
                     const struct turns_request *request, const struct watch *watch,
                     struct turns *turns)
{
    shorter_make(shorter, plan, request->iterations);
    struct plan *one = &shorter->plan;
    one->trials = request->trials;
    one->parallel = PARALLEL_NODES;
    one->observe_every = request->iterations;
    one->save_estimates = 0;
    one->profile_every = 0;
    one->tick = close_unit;
    one->tick_arg = turns;
    one->watch = watch;
}

static int prepare_units(struct turns *turns, const struct plan *plan,
                         const struct turns_request *request, struct err *err)
{
    const struct system *system = plan->source->system;
    size_t blocks = (size_t)(request->iterations / engine_block(plan)) + 2;
    blocks += system ? (size_t)system->changes.count : 0;
    blocks += system && system->drift ? (size_t)(request->iterations / system->drift) : 0;
    free(turns->unit);
    turns->lapped = request->laps ? LAPPED : 0;
    turns->cases = request->passes + 1 + turns->lapped;
    turns->room = (size_t)request->trials * blocks * (size_t)turns->cases;
    turns->unit = mem_zeroed((size_t)turns->threads * turns->room, sizeof *turns->unit, err);
    turns->count = 0;
    for (int t = 0; turns->unit && t < turns->threads; t++)
        turns->thread[t] = (struct turns_thread){.unit = turns->unit + (size_t)t * turns->room};
    turns->per_turn = turns->in_turn = request->units;
    return turns->unit ? 0 : -1;
}

/* Of all threads into the first one's. */
static void join_threads(struct turns *turns)
{
    turns->count = turns->thread[0].count;
    for (size_t i = 0; i < turns->count; i++) {
        struct turns_unit *unit = &turns->unit[i];
        for (int t = 1; t < turns->threads; t++) {
            unit->cpu += turns->thread[t].unit[i].cpu;
            unit->wall = fmax(unit->wall, turns->thread[t].unit[i].wall);
        }
        unit->cpu /= turns->threads;
    }
}

/* ns per update of one pass that took laps. Not by shares of the pass: what interrupts one phase
 * would take from the others. Data are made once for all passes. */
static void phases_of(const struct turns *turns, int nodes, const struct outcome *lapped,
                      double phase[ALL_PHASES])
{
    const struct thread_time *time = &lapped->thread[0];
    double sampled = (double)time->laps.count[PHASE_WAIT] * nodes;
    profile_seconds(time, phase);
    for (int p = 0; p < PHASES; p++)
        phase[p] *= 1e9 / sampled;
    phase[PHASE_DATA] = 1e9 * time->data * turns->cases / (double)lapped->updates;
}

/* The minimum over the passes: laps are wall time, which interrupts only lengthen. */
static void keep_phases(struct turns *turns, int nodes, const struct outcome *outcome)
{
    for (int i = turns->cases - turns->lapped; i < turns->cases; i++) {
        double phase[ALL_PHASES];
        phases_of(turns, nodes, &outcome[i], phase);
        for (int p = 0; p < ALL_PHASES; p++)
            if (i == turns->cases - turns->lapped || phase[p] < turns->phase[p])
                turns->phase[p] = phase[p];
    }
}

static int keep_outcome(struct turns *turns, int nodes, const struct outcome *outcome,
                        struct err *err)
{
    join_threads(turns);
    turns->digest = outcome->digest;
    turns->updates = outcome->updates;
    turns->diverged = outcome->diverged.trial < 0 ? -1 : outcome->diverged.iteration;
    turns->per_trial = turns->count / (size_t)(outcome->trials_done ? outcome->trials_done : 1);
    if (turns->broken)
        return err_set(err, ERR_INTERNAL, "turns: the next turn never came");
    for (int i = 1; i < turns->cases; i++)
        if (outcome[i].digest != outcome->digest)
            return err_set(err, ERR_ACCURACY,
                           "two passes over the same data gave different digests: a fault of the "
                           "machine or of the program");
    if (turns->diverged < 0)
        keep_phases(turns, nodes, outcome);
    return 0;
}

static int run_cases(struct turns *turns, const struct plan *plan, struct plan *lapped,
                     struct err *err)
{
    const struct plan **plans = mem_zeroed((size_t)turns->cases, sizeof *plans, err);
    struct outcome *outcome = mem_zeroed((size_t)turns->cases, sizeof *outcome, err);
    int failed = !plans || !outcome;
    for (int i = 0; !failed && i < turns->cases; i++)
        plans[i] = i >= turns->cases - turns->lapped ? lapped : plan;
    if (!failed && !(failed = engine_run_together(turns->cases, plans, outcome, err))) {
        failed = keep_outcome(turns, plan->source->nodes, outcome, err);
        for (int i = 0; i < turns->cases; i++)
            outcome_free(&outcome[i]);
    }
    free(outcome);
    free(plans);
    return failed ? -1 : 0;
}

int turns_run(struct turns *turns, const struct plan *wanted, const struct turns_request *request,
              struct err *err)
{
    struct shorter shorter;
    const struct watch watch = {
        .enter = keep_to_processor, .begin = begin_unit, .end = end_unit, .arg = turns};
    plan_run(&shorter, wanted, request, &watch, turns);
    struct plan lapped = shorter.plan;
    lapped.profile_every = LAPS_EVERY;
    return prepare_units(turns, &shorter.plan, request, err) ||
                   run_cases(turns, &shorter.plan, &lapped, err)
               ? -1
               : 0;
}
