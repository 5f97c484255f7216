#include "bench/ab/turns_run.h"

#include "base/clock.h"
#include "base/mem.h"

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

/* Called before the iterations of a unit. A turn then begins with the timed part and ends with the
 * untimed part, such as making data. */
static void begin_unit(void *arg, int thread)
{
    struct turns *turns = arg;
    (void)thread;
    if (turns->per_turn && turns->in_turn == turns->per_turn && !turns->broken)
        hand_over(turns);
    turns->since.wall = clock_seconds();
    turns->since.cpu = thread_seconds();
}

static void end_unit(void *arg, int thread)
{
    struct turns *turns = arg;
    (void)thread;
    turns->spent.cpu += thread_seconds() - turns->since.cpu;
    turns->spent.wall += clock_seconds() - turns->since.wall;
}

/* Called after each unit. */
static int close_unit(void *arg, double done)
{
    struct turns *turns = arg;
    (void)done;
    if (turns->count < turns->room)
        turns->unit[turns->count++] = turns->spent;
    turns->spent = (struct turns_unit){0};
    turns->in_turn++;
    return turns->broken;
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

/* One thread, and a curve with a point at each end only. */
static struct plan plan_of_run(const struct plan *plan, const struct turns_request *request,
                               struct source *source, const struct watch *watch,
                               struct turns *turns)
{
    struct plan one = *plan;
    *source = *plan->source;
    source->iterations = request->iterations;
    one.source = source;
    one.trials = request->trials;
    one.parallel = PARALLEL_NODES;
    one.observe_every = request->iterations;
    one.save_estimates = 0;
    one.profile_every = 0;
    one.tick = close_unit;
    one.tick_arg = turns;
    one.watch = watch;
    return one;
}

static int prepare_units(struct turns *turns, const struct plan *plan,
                         const struct turns_request *request, struct err *err)
{
    const struct system *system = plan->source->system;
    size_t blocks = (size_t)(request->iterations / engine_block(plan)) + 2;
    blocks += system ? (size_t)system->changes.count : 0;
    free(turns->unit);
    turns->lapped = request->laps ? LAPPED : 0;
    turns->cases = request->passes + 1 + turns->lapped;
    turns->room = (size_t)request->trials * blocks * (size_t)turns->cases;
    turns->unit = mem_zeroed(turns->room, sizeof *turns->unit, err);
    turns->count = 0;
    turns->spent = (struct turns_unit){0};
    turns->per_turn = turns->in_turn = request->units;
    return turns->unit ? 0 : -1;
}

/* ns per update of one pass that timed laps. All passes share the time of making data. */
static void phases_of(const struct turns *turns, const struct outcome *lapped,
                      double phase[ALL_PHASES])
{
    const struct thread_time *time = &lapped->thread[0];
    double share[ALL_PHASES];
    struct profile profile = {.thread = &share};
    struct thread_time sum = {0};
    profile_add(&sum, lapped);
    profile_shares(&profile, &sum, 1);
    double ns = 1e9 * (time->iterate + time->data) / (double)lapped->updates;
    for (int p = 0; p < ALL_PHASES; p++)
        phase[p] = ns * profile.share[p];
    phase[PHASE_DATA] *= turns->cases;
}

/* The minimum over the passes: laps are wall time, which interrupts only lengthen. */
static void keep_phases(struct turns *turns, const struct outcome *outcome)
{
    for (int i = turns->cases - turns->lapped; i < turns->cases; i++) {
        double phase[ALL_PHASES];
        phases_of(turns, &outcome[i], phase);
        for (int p = 0; p < ALL_PHASES; p++)
            if (i == turns->cases - turns->lapped || phase[p] < turns->phase[p])
                turns->phase[p] = phase[p];
    }
}

static int keep_outcome(struct turns *turns, const struct outcome *outcome, struct err *err)
{
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
        keep_phases(turns, outcome);
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
        failed = keep_outcome(turns, outcome, err);
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
    struct source source;
    const struct watch watch = {.begin = begin_unit, .end = end_unit, .arg = turns};
    struct plan plan = plan_of_run(wanted, request, &source, &watch, turns), lapped = plan;
    lapped.profile_every = LAPS_EVERY;
    return prepare_units(turns, &plan, request, err) || run_cases(turns, &plan, &lapped, err) ? -1
                                                                                              : 0;
}
