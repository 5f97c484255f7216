#include "engine/engine.h"

#include "engine/cohort.h"
#include "engine/outcome.h"
#include "engine/team.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One case of a run. */
struct part {
    const struct plan *plan;
    struct outcome *outcome;
    const struct network *network; /* the plan's, or `own`: isolated, or by place */
    struct network own;
    atomic_long updates; /* node updates done */
    atomic_int trials_done;
};

/* One run: its cohorts and the state that threads share. */
struct engine {
    int cases;
    struct part *part;       /* (cases,) */
    const struct plan *plan; /* the first case's, for the fields that all share */
    struct outcome *outcome; /* (cases,) */
    struct layout layout;    /* the order of the nodes */
    struct cohort *cohort;   /* (cohorts,) */
    int cohorts;
    struct divergence *first; /* (cohorts, cases): the first divergence */
    atomic_int next_trial;    /* parallel trials: the next one to take */
    atomic_int stopped;
    atomic_flag ticking; /* a thread is in plan->tick */
};

static double all_updates(const struct engine *engine)
{
    const struct plan *plan = engine->plan;
    return (double)engine->cases * plan->trials * plan->source->iterations * plan->source->nodes;
}

/* Calls plan->tick in one thread at a time: a thread that finds another one inside skips the call.
 */
static void call_tick(struct engine *engine)
{
    const struct plan *plan = engine->plan;
    if (!plan->tick || atomic_flag_test_and_set(&engine->ticking))
        return;
    long done = 0;
    for (int i = 0; i < engine->cases; i++)
        done += atomic_load(&engine->part[i].updates);
    if (plan->tick(plan->tick_arg, (double)done / all_updates(engine)))
        atomic_store(&engine->stopped, 1);
    atomic_flag_clear(&engine->ticking);
}

/* Thread 0 of each cohort calls this after each stretch of a case. */
static int stop(void *arg, int which, long updates)
{
    struct engine *engine = arg;
    atomic_fetch_add(&engine->part[which].updates, updates);
    call_tick(engine);
    return atomic_load(&engine->stopped);
}

static int is_earlier(const struct divergence *a, const struct divergence *b)
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
        if (is_earlier(found, first))
            *first = *found;
    }
}

static struct divergence *first_divergence(const struct engine *engine, int cohort, int which)
{
    return &engine->first[(size_t)cohort * (size_t)engine->cases + (size_t)which];
}

static void run_trial(struct engine *engine, struct cohort *cohort, int thread, int trial)
{
    cohort_run(cohort, thread, trial, engine->outcome, stop, engine);
    for (int i = 0; thread == 0 && i < engine->cases; i++) {
        const struct arena *arena = &cohort->arena[i];
        keep_divergence(arena, first_divergence(engine, (int)(cohort - engine->cohort), i));
        if (arena->verdict == GO_ON)
            atomic_fetch_add(&engine->part[i].trials_done, 1);
    }
}

static void run_trials(struct engine *engine, int thread)
{
    const struct plan *plan = engine->plan;
    if (plan->parallel == PARALLEL_NODES) {
        struct cohort *cohort = engine->cohort;
        for (int trial = 0; trial < plan->trials && !cohort_stopped(cohort); trial++)
            run_trial(engine, cohort, thread, plan->first_trial + trial);
        return;
    }
    struct cohort *cohort = &engine->cohort[thread];
    int trial;
    if (plan->equal_shares) {
        for (trial = thread; trial < plan->trials && !cohort_stopped(cohort);
             trial += plan->threads)
            run_trial(engine, cohort, 0, plan->first_trial + trial);
        return;
    }
    while (!cohort_stopped(cohort) &&
           (trial = atomic_fetch_add(&engine->next_trial, 1)) < plan->trials)
        run_trial(engine, cohort, 0, plan->first_trial + trial);
}

static void run_thread(void *arg, int thread)
{
    struct engine *engine = arg;
    arena_watch(engine->plan, enter, thread);
    run_trials(engine, thread);
    arena_watch(engine->plan, leave, thread);
}

static void collect_outcome(const struct engine *engine, int which)
{
    struct part *part = &engine->part[which];
    struct outcome *outcome = part->outcome;
    for (int c = 0; c < engine->cohorts; c++) {
        const struct arena *arena = &engine->cohort[c].arena[which];
        const struct divergence *first = first_divergence(engine, c, which);
        const struct thread_time *time = &arena->worker[0].time;
        outcome->time.draw += time->draw / engine->cohorts;
        outcome->time.data += time->data / engine->cohorts;
        outcome->time.iterate += time->iterate / engine->cohorts;
        outcome->time.observe += time->observe / engine->cohorts;
        for (int t = 0; t < arena->threads; t++) {
            outcome->digest += arena->worker[t].digest;
            assert(arena->first_thread + t < outcome->threads);
            outcome->thread[arena->first_thread + t] = arena->worker[t].time;
        }
        if (is_earlier(first, &outcome->diverged))
            outcome->diverged = *first;
    }
    outcome->updates = atomic_load(&part->updates);
    assert(outcome->updates <=
           (long)part->plan->trials * part->plan->source->iterations * part->plan->source->nodes);
    outcome->trials_done = atomic_load(&part->trials_done);
    outcome->stopped = atomic_load(&engine->stopped);
    assert(outcome->trials_done <= part->plan->trials);
}

/* One layout for all cases, because they share the data: the first network's. */
static int choose_layout(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    for (int i = 0; i < engine->cases; i++)
        if (plan[i]->mode != MODE_NONE)
            return arrange_choose(&engine->layout, plan[i]->layout, plan[i]->network,
                                  plan_row_bytes(plan[i]), err);
    return 0;
}

/* An isolated network is the same in every layout. */
static int place_network(struct part *part, const struct layout *layout, struct err *err)
{
    const struct plan *plan = part->plan;
    part->network = &part->own;
    if (plan->mode == MODE_NONE)
        return network_isolated(&part->own, plan->source->nodes, err);
    if (layout->node)
        return arrange_network(layout, plan->network, &part->own, err);
    part->network = plan->network;
    return 0;
}

static int init_parts(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    engine->part = mem_zeroed((size_t)engine->cases, sizeof *engine->part, err);
    if (!engine->part)
        return -1;
    for (int i = 0; i < engine->cases; i++) {
        struct part *part = &engine->part[i];
        part->plan = plan[i];
        part->outcome = &engine->outcome[i];
        if (engine_check(plan[i], err) || outcome_init(part->outcome, plan[i], err) ||
            place_network(part, &engine->layout, err))
            return -1;
        part->outcome->arranged = engine->layout.node != NULL;
    }
    return 0;
}

static int init_cohorts(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    size_t cases = (size_t)engine->cases, cohorts = (size_t)engine->cohorts;
    const struct network **network = mem_zeroed(cases, sizeof *network, err);
    engine->cohort = mem_untouched(cohorts, sizeof *engine->cohort, err);
    engine->first = mem_zeroed(cohorts * cases, sizeof *engine->first, err);
    int failed = !network || !engine->cohort || !engine->first;
    if (engine->cohort)
        memset(engine->cohort, 0, cohorts * sizeof *engine->cohort);
    for (size_t i = 0; !failed && i < cohorts * cases; i++)
        engine->first[i].trial = -1;
    for (int i = 0; !failed && i < engine->cases; i++)
        network[i] = engine->part[i].network;
    for (int c = 0; !failed && c < engine->cohorts; c++) {
        struct cohort *cohort = &engine->cohort[c];
        failed = cohort_init(cohort, engine->cases, plan, network, &engine->layout,
                             plan_cohort_threads(engine->plan), err);
        for (int i = 0; !failed && i < engine->cases; i++)
            cohort->arena[i].first_thread = c;
    }
    free(network);
    return failed ? -1 : 0;
}

static void free_engine(struct engine *engine)
{
    for (int c = 0; engine->cohort && c < engine->cohorts; c++)
        cohort_free(&engine->cohort[c]);
    for (int i = 0; engine->part && i < engine->cases; i++)
        network_free(&engine->part[i].own);
    free(engine->cohort);
    free(engine->first);
    free(engine->part);
    layout_free(&engine->layout);
}

/* The fields that the cases of a cohort must share. Used only by asserts. */
__attribute__((unused)) static int alike(const struct plan *a, const struct plan *b)
{
    const struct source *p = a->source, *q = b->source;
    return p->seed == q->seed && p->nodes == q->nodes && p->taps == q->taps &&
           p->iterations == q->iterations && p->input == q->input && a->kernels == b->kernels &&
           a->parallel == b->parallel && a->threads == b->threads && a->trials == b->trials &&
           a->observe_every == b->observe_every && a->watch == b->watch;
}

int engine_run_together(int cases, const struct plan *const *plan, struct outcome *outcome,
                        struct err *err)
{
    assert(cases >= 1);
    for (int i = 1; i < cases; i++)
        assert(alike(plan[i], plan[0]));
    struct engine engine = {.cases = cases,
                            .plan = plan[0],
                            .outcome = outcome,
                            .cohorts = plan_cohorts(plan[0]),
                            .ticking = ATOMIC_FLAG_INIT};
    memset(outcome, 0, (size_t)cases * sizeof *outcome);
    int failed = choose_layout(&engine, plan, err) || init_parts(&engine, plan, err) ||
                 init_cohorts(&engine, plan, err) ||
                 team_run(plan[0]->threads, run_thread, &engine, err);
    for (int i = 0; i < cases; i++)
        if (!failed)
            collect_outcome(&engine, i);
        else
            outcome_free(&outcome[i]);
    free_engine(&engine);
    return failed ? -1 : 0;
}

int engine_run(const struct plan *plan, struct outcome *outcome, struct err *err)
{
    return engine_run_together(1, &plan, outcome, err);
}
