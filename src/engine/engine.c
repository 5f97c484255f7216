#include "engine/engine.h"

#include "engine/arena.h"
#include "engine/outcome.h"
#include "engine/team.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One run: its arenas, and what the threads share. */
struct engine {
    const struct plan *plan;
    struct outcome *outcome;
    struct arena *arena; /* (arenas,) */
    int arenas;
    struct divergence *first; /* (arenas,) of each arena's trials */
    atomic_int next_trial;    /* parallel trials: the next one to take */
    atomic_int stopped;
    atomic_flag ticking; /* a thread is in plan->tick */
    atomic_long updates; /* node updates done */
    atomic_int trials_done;
};

static int arenas_of(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
}

static int threads_of_arena(const struct plan *plan)
{
    return plan->parallel == PARALLEL_TRIALS ? 1 : plan->threads;
}

int engine_check(const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    int shares = plan->parallel == PARALLEL_TRIALS ? plan->trials : source->nodes;
    if (plan->threads < 1)
        return err_set(err, ERR_USAGE, "threads: %d is outside [1, %d]", plan->threads, shares);
    if (plan->threads > shares)
        return err_set(err, ERR_USAGE, "threads: %d is outside [1, %d], the %s to share out",
                       plan->threads, shares,
                       plan->parallel == PARALLEL_TRIALS ? "trials" : "nodes");
    struct problem problem = {source->taps, source->nodes, source_noise_known(source),
                              source->system != NULL};
    if (source_check(source, err))
        return -1;
    return plan->algorithm->check ? plan->algorithm->check(&problem, plan->params, err) : 0;
}

size_t engine_bytes(const struct plan *plan)
{
    size_t samples = (size_t)plan->trials * (size_t)outcome_points(plan) * sizeof(struct sample);
    size_t saved = plan->save_estimates ? (size_t)plan->trials * (size_t)plan->source->nodes *
                                              (size_t)plan->source->taps * sizeof(double)
                                        : 0;
    size_t isolated =
        plan->mode == MODE_NONE ? network_bytes(plan->source->nodes, plan->source->nodes) : 0;
    size_t network =
        network_bytes(plan->network->nodes, plan->network->first[plan->network->nodes]);
    return (size_t)arenas_of(plan) * arena_bytes(plan, threads_of_arena(plan)) + network +
           isolated + samples + saved;
}

int engine_block(const struct plan *plan)
{
    return arena_block(plan);
}

/* One thread at a time: who finds another one inside goes on without a tick. */
static void tick(struct engine *engine, long updates)
{
    const struct plan *plan = engine->plan;
    double all = (double)plan->trials * plan->source->iterations * plan->source->nodes;
    if (!plan->tick || atomic_flag_test_and_set(&engine->ticking))
        return;
    if (plan->tick(plan->tick_arg, (double)updates / all))
        atomic_store(&engine->stopped, 1);
    atomic_flag_clear(&engine->ticking);
}

/* Called by thread 0 of each arena after each stretch. */
static int stop(void *arg, long updates)
{
    struct engine *engine = arg;
    long done = atomic_fetch_add(&engine->updates, updates) + updates;
    tick(engine, done);
    return atomic_load(&engine->stopped);
}

static int earlier(const struct divergence *a, const struct divergence *b)
{
    if (a->trial < 0 || b->trial < 0)
        return a->trial >= 0;
    if (a->trial != b->trial)
        return a->trial < b->trial;
    if (a->iteration != b->iteration)
        return a->iteration < b->iteration;
    return a->node < b->node;
}

static void keep_divergence(const struct arena *arena, struct divergence *first)
{
    for (int t = 0; t < arena->threads; t++) {
        const struct divergence *found = &arena->worker[t].diverged;
        if (earlier(found, first))
            *first = *found;
    }
}

static void one_trial(struct engine *engine, struct arena *arena, int thread, int trial)
{
    arena_run(arena, thread, trial, engine->outcome, stop, engine);
    if (thread == 0)
        keep_divergence(arena, &engine->first[arena - engine->arena]);
    if (thread == 0 && arena->verdict == GO_ON)
        atomic_fetch_add(&engine->trials_done, 1);
}

static void run_trials(struct engine *engine, int thread)
{
    const struct plan *plan = engine->plan;
    if (plan->parallel == PARALLEL_NODES) {
        struct arena *arena = engine->arena;
        for (int trial = 0; trial < plan->trials && arena->verdict != END_RUN; trial++)
            one_trial(engine, arena, thread, trial);
        return;
    }
    struct arena *arena = &engine->arena[thread];
    int trial;
    if (plan->equal_shares) {
        for (trial = thread; trial < plan->trials && arena->verdict != END_RUN;
             trial += plan->threads)
            one_trial(engine, arena, 0, trial);
        return;
    }
    while (arena->verdict != END_RUN &&
           (trial = atomic_fetch_add(&engine->next_trial, 1)) < plan->trials)
        one_trial(engine, arena, 0, trial);
}

static void run_thread(void *arg, int thread)
{
    struct engine *engine = arg;
    arena_watch(engine->plan, enter, thread);
    run_trials(engine, thread);
    arena_watch(engine->plan, leave, thread);
}

static void collect(struct engine *engine)
{
    struct outcome *outcome = engine->outcome;
    for (int a = 0; a < engine->arenas; a++) {
        struct arena *arena = &engine->arena[a];
        const struct thread_time *first = &arena->worker[0].time;
        outcome->time.draw += first->draw / engine->arenas;
        outcome->time.data += first->data / engine->arenas;
        outcome->time.iterate += first->iterate / engine->arenas;
        outcome->time.observe += first->observe / engine->arenas;
        for (int t = 0; t < arena->threads; t++) {
            outcome->digest += arena->worker[t].digest;
            outcome->thread[arena->first_thread + t] = arena->worker[t].time;
        }
        if (earlier(&engine->first[a], &outcome->diverged))
            outcome->diverged = engine->first[a];
    }
    outcome->updates = atomic_load(&engine->updates);
    outcome->trials_done = atomic_load(&engine->trials_done);
    outcome->stopped = atomic_load(&engine->stopped);
}

static int init_arenas(struct engine *engine, const struct network *network, struct err *err)
{
    engine->arena = mem_untouched((size_t)engine->arenas, sizeof *engine->arena, err);
    if (!engine->arena)
        return -1;
    memset(engine->arena, 0, (size_t)engine->arenas * sizeof *engine->arena);
    engine->first = mem_zeroed((size_t)engine->arenas, sizeof *engine->first, err);
    if (!engine->first)
        return -1;
    for (int a = 0; a < engine->arenas; a++)
        engine->first[a].trial = -1;
    for (int a = 0; a < engine->arenas; a++) {
        if (arena_init(&engine->arena[a], engine->plan, network, threads_of_arena(engine->plan),
                       err))
            return -1;
        engine->arena[a].first_thread = a;
    }
    return 0;
}

static void free_arenas(struct engine *engine)
{
    for (int a = 0; engine->arena && a < engine->arenas; a++)
        arena_free(&engine->arena[a]);
    free(engine->arena);
    free(engine->first);
}

int engine_run(const struct plan *plan, struct outcome *outcome, struct err *err)
{
    struct engine engine = {
        .plan = plan, .outcome = outcome, .arenas = arenas_of(plan), .ticking = ATOMIC_FLAG_INIT};
    struct network isolated = {0};
    const struct network *network = plan->mode == MODE_NONE ? &isolated : plan->network;
    memset(outcome, 0, sizeof *outcome);
    int failed = engine_check(plan, err);
    if (!failed && plan->mode == MODE_NONE)
        failed = network_isolated(&isolated, plan->source->nodes, err);
    if (!failed)
        failed = outcome_init(outcome, plan, err) || init_arenas(&engine, network, err) ||
                 team_run(plan->threads, run_thread, &engine, err);
    if (!failed)
        collect(&engine);
    else
        outcome_free(outcome);
    free_arenas(&engine);
    network_free(&isolated);
    return failed ? -1 : 0;
}
