#include "engine/engine.h"

#include "engine/agree.h"
#include "engine/case_group.h"
#include "engine/outcome.h"
#include "engine/share.h"
#include "engine/team.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One case of a run. */
struct case_run {
    const struct plan *plan;
    struct outcome *outcome;
    const struct network *network; /* the plan's, or `own`: isolated, or by place */
    struct network own;
    atomic_long updates; /* node updates completed */
    atomic_int trials_done;
};

/* One run: its groups and the state that threads share. */
struct engine {
    int cases;
    struct case_run *run;    /* (cases,) */
    const struct plan *plan; /* the first case's, for the fields that all share */
    struct outcome *outcome; /* (cases,) */
    struct layout layout;    /* the order of the nodes */
    enum layout_choice chosen;
    struct part part; /* of a rank */
    struct gather gather;
    struct case_group *group; /* (groups,) */
    int groups;
    struct divergence *first; /* (groups, cases): the first divergence */
    atomic_int next_trial;    /* parallel trials: the next one to take */
    atomic_int stopped;
    atomic_flag ticking; /* 1: a thread is in plan->tick */
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
        done += atomic_load(&engine->run[i].updates);
    if (plan->tick(plan->tick_arg, (double)done / all_updates(engine)))
        atomic_store(&engine->stopped, 1);
    atomic_flag_clear(&engine->ticking);
}

/* Thread 0 of each group calls this after each stretch of a case. */
static int should_stop(void *arg, int which, long updates)
{
    struct engine *engine = arg;
    atomic_fetch_add(&engine->run[which].updates, updates);
    call_tick(engine);
    return atomic_load(&engine->stopped);
}

static void keep_divergence(const struct simulation *simulation, struct divergence *first)
{
    for (int t = 0; t < simulation->threads; t++) {
        const struct divergence *found = &simulation->worker[t].diverged;
        if (divergence_is_earlier(found, first))
            *first = *found;
    }
}

static struct divergence *first_divergence(const struct engine *engine, int group, int which)
{
    return &engine->first[(size_t)group * (size_t)engine->cases + (size_t)which];
}

static void run_trial(struct engine *engine, struct case_group *group, int thread, int trial)
{
    case_group_run(group, thread, trial, engine->outcome, should_stop, engine);
    for (int i = 0; thread == 0 && i < engine->cases; i++) {
        const struct simulation *simulation = &group->simulation[i];
        keep_divergence(simulation, first_divergence(engine, (int)(group - engine->group), i));
        if (simulation->verdict == GO_ON)
            atomic_fetch_add(&engine->run[i].trials_done, 1);
    }
}

static void run_trials(struct engine *engine, int thread)
{
    const struct plan *plan = engine->plan;
    if (plan->parallel != PARALLEL_TRIALS) {
        struct case_group *group = engine->group;
        for (int trial = 0; trial < plan->trials && !case_group_stopped(group); trial++)
            run_trial(engine, group, thread, plan->first_trial + trial);
        return;
    }
    struct case_group *group = &engine->group[thread];
    int trial;
    if (plan->equal_shares) {
        for (trial = thread; trial < plan->trials && !case_group_stopped(group);
             trial += plan->threads)
            run_trial(engine, group, 0, plan->first_trial + trial);
        return;
    }
    while (!case_group_stopped(group) &&
           (trial = atomic_fetch_add(&engine->next_trial, 1)) < plan->trials)
        run_trial(engine, group, 0, plan->first_trial + trial);
}

static void run_thread(void *arg, int thread)
{
    struct engine *engine = arg;
    simulation_watch(engine->plan, enter, thread);
    run_trials(engine, thread);
    simulation_watch(engine->plan, leave, thread);
}

static void collect_sent(const struct simulation *simulation, struct outcome *outcome)
{
    for (int k = 0; outcome->sent && k < simulation->network->nodes; k++) {
        const struct sent *sent = &simulation->sent[layout_place(simulation->layout, k)];
        outcome->sent[k].messages += sent->messages;
        outcome->sent[k].entries += sent->entries;
    }
}

static void collect_outcome(const struct engine *engine, int which)
{
    struct case_run *run = &engine->run[which];
    struct outcome *outcome = run->outcome;
    for (int c = 0; c < engine->groups; c++) {
        const struct simulation *simulation = &engine->group[c].simulation[which];
        const struct divergence *first = first_divergence(engine, c, which);
        const struct thread_time *time = &simulation->worker[0].time;
        outcome->time.draw += time->draw / engine->groups;
        outcome->time.data += time->data / engine->groups;
        outcome->time.iterate += time->iterate / engine->groups;
        outcome->time.observe += time->observe / engine->groups;
        for (int t = 0; t < simulation->threads; t++) {
            outcome->digest += simulation->worker[t].digest;
            assert(simulation->first_thread + t < outcome->threads);
            outcome->thread[simulation->first_thread + t] = simulation->worker[t].time;
        }
        if (divergence_is_earlier(first, &outcome->diverged))
            outcome->diverged = *first;
        collect_sent(simulation, outcome);
    }
    outcome->updates = atomic_load(&run->updates);
    assert(outcome->updates <=
           (long)run->plan->trials * run->plan->source->iterations * run->plan->source->nodes);
    outcome->trials_done = atomic_load(&run->trials_done);
    outcome->stopped = atomic_load(&engine->stopped);
    assert(outcome->trials_done <= run->plan->trials);
}

/* One layout for all cases, because they share the data: the first network's, or of a rank that of
 * its share. */
static int choose_order(struct engine *engine, const struct plan *const *plan,
                        struct layout *layout, struct err *err)
{
    const struct ranks *ranks = engine->plan->ranks;
    for (int i = 0; i < engine->cases; i++)
        if (plan_has_links(plan[i]))
            return arrange_choose(
                layout, plan[i]->layout, ranks ? &ranks->share->network : plan[i]->network,
                plan_row_bytes(plan[i]), plan_group_threads(plan[i]), &engine->chosen, err);
    return 0;
}

static int choose_layout(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    const struct plan *first = engine->plan;
    if (!first->ranks)
        return choose_order(engine, plan, &engine->layout, err);
    struct layout order = layout_natural;
    int failed =
        choose_order(engine, plan, &order, err) || part_build(&engine->part, first, &order, err);
    layout_free(&order);
    engine->layout.node = engine->part.layout.node;
    engine->part.layout.node = NULL;
    engine->part.gather = &engine->gather;
    return failed;
}

/* An isolated network is the same in every layout. */
static int place_network(struct engine *engine, struct case_run *run, struct err *err)
{
    const struct plan *plan = run->plan;
    const struct layout *layout = &engine->layout;
    run->network = plan->ranks ? &engine->part.network : &run->own;
    if (plan->ranks)
        return 0;
    if (!plan_has_links(plan))
        return network_isolated(&run->own, plan->source->nodes, err);
    if (layout->node)
        return arrange_network(layout, plan->network, &run->own, err);
    run->network = plan->network;
    return 0;
}

static int init_cases(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    engine->run = mem_zeroed((size_t)engine->cases, sizeof *engine->run, err);
    if (!engine->run)
        return -1;
    for (int i = 0; i < engine->cases; i++) {
        struct case_run *run = &engine->run[i];
        run->plan = plan[i];
        run->outcome = &engine->outcome[i];
        if (engine_check(plan[i], err) || outcome_init(run->outcome, plan[i], err) ||
            place_network(engine, run, err))
            return -1;
        run->outcome->layout = engine->chosen;
    }
    return 0;
}

static int init_groups(struct engine *engine, const struct plan *const *plan, struct err *err)
{
    size_t cases = (size_t)engine->cases, groups = (size_t)engine->groups;
    const struct network **network = mem_zeroed(cases, sizeof *network, err);
    engine->group = mem_untouched(groups, sizeof *engine->group, err);
    engine->first = mem_zeroed(groups * cases, sizeof *engine->first, err);
    int failed = !network || !engine->group || !engine->first;
    if (engine->group)
        memset(engine->group, 0, groups * sizeof *engine->group);
    for (size_t i = 0; !failed && i < groups * cases; i++)
        engine->first[i].trial = -1;
    for (int i = 0; !failed && i < engine->cases; i++)
        network[i] = engine->run[i].network;
    for (int c = 0; !failed && c < engine->groups; c++) {
        struct case_group *group = &engine->group[c];
        failed = case_group_init(group, engine->cases, plan, network,
                                 engine->plan->ranks ? &engine->part : NULL, &engine->layout,
                                 plan_group_threads(engine->plan), err);
        for (int i = 0; !failed && i < engine->cases; i++)
            group->simulation[i].first_thread = c;
    }
    free(network);
    return failed ? -1 : 0;
}

static void free_engine(struct engine *engine)
{
    for (int c = 0; engine->group && c < engine->groups; c++)
        case_group_free(&engine->group[c]);
    for (int i = 0; engine->run && i < engine->cases; i++)
        network_free(&engine->run[i].own);
    free(engine->group);
    free(engine->first);
    free(engine->run);
    layout_free(&engine->layout);
    part_free(&engine->part);
    gather_free(&engine->gather);
}

/* ---- ranks ---- */

static int begin_ranks(struct engine *engine, struct err *err)
{
    const struct plan *plan = engine->plan;
    const struct ranks *ranks = plan->ranks;
    if (!ranks)
        return 0;
    assert(engine->cases == 1);
    if (ranks->rank == 0 && ranks->announce && ranks->announce(ranks->arg, plan, err))
        return -1;
    return gather_init(&engine->gather, plan, err);
}

/* The fields that the cases of a group must share. Used only by asserts. */
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
                            .groups = plan_groups(plan[0]),
                            .chosen = LAYOUT_NATURAL,
                            .ticking = ATOMIC_FLAG_INIT};
    memset(outcome, 0, (size_t)cases * sizeof *outcome);
    int unheard = begin_ranks(&engine, err); /* by the other ranks */
    int failed = unheard || choose_layout(&engine, plan, err) || init_cases(&engine, plan, err) ||
                 init_groups(&engine, plan, err);
    if (!unheard && engine.plan->ranks)
        failed = agree_to_begin(&engine.gather, failed, err);
    failed = failed || team_run(plan[0]->threads, run_thread, &engine, err);
    for (int i = 0; i < cases; i++)
        if (!failed)
            collect_outcome(&engine, i);
        else
            outcome_free(&outcome[i]);
    if (!failed && engine.plan->ranks)
        agree_on_outcome(&engine.gather, &engine.group[0].simulation[0].halo->exchanged, outcome);
    free_engine(&engine);
    return failed ? -1 : 0;
}

int engine_run(const struct plan *plan, struct outcome *outcome, struct err *err)
{
    return engine_run_together(1, &plan, outcome, err);
}
