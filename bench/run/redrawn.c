#include "bench/run/redrawn.h"

#include "base/mem.h"
#include "engine/outcome.h"

#include <stdlib.h>
#include <string.h>

/* The cases of a batch in one trial. */
struct redrawn {
    struct setup setup[BATCH_CASES]; /* must not move */
    struct outcome outcome[BATCH_CASES];
    int built;
    const struct plan *first; /* the batch's first plan, for its tick */
    int trial;
};

/* Progress over all trials. */
static int tick_of_all(void *arg, double done)
{
    const struct redrawn *redrawn = arg;
    const struct plan *first = redrawn->first;
    return first->tick(first->tick_arg, (redrawn->trial + done) / first->trials);
}

/* A single trial can be divided only by nodes. */
static void plan_one_trial(struct redrawn *redrawn, struct plan *plan, const struct plan *all)
{
    plan->first_trial = redrawn->trial;
    plan->trials = 1;
    plan->parallel = PARALLEL_NODES;
    plan->threads = all->threads < plan->source->nodes ? all->threads : plan->source->nodes;
    plan->save_estimates = all->save_estimates;
    plan->diverged_above = all->diverged_above;
    plan->tick = all->tick ? tick_of_all : NULL;
    plan->tick_arg = redrawn;
}

static int build_trial(struct redrawn *redrawn, const struct batch *batch, struct files *files,
                       struct err *err)
{
    for (; redrawn->built < batch->count; redrawn->built++) {
        struct setup *setup = &redrawn->setup[redrawn->built];
        const struct scenario_case *item = batch->item[redrawn->built];
        if (setup_build_trial(setup, item->tree, item->algorithm, redrawn->trial, files, err))
            return -1;
        plan_one_trial(redrawn, &setup->plan, &batch->setup[redrawn->built].plan);
    }
    return 0;
}

static void free_trial(struct redrawn *redrawn)
{
    for (int i = 0; i < redrawn->built; i++)
        setup_free(&redrawn->setup[i]);
    redrawn->built = 0;
}

static void add_times(struct outcome *all, const struct outcome *one)
{
    all->time.draw += one->time.draw;
    all->time.data += one->time.data;
    all->time.iterate += one->time.iterate;
    all->time.observe += one->time.observe;
}

static void add_sent(struct outcome *all, const struct outcome *one, int nodes)
{
    for (int k = 0; all->sent && k < nodes; k++) {
        all->sent[k].messages += one->sent[k].messages;
        all->sent[k].entries += one->sent[k].entries;
    }
}

/* Copies the outcome of a trial to its place in the outcome of all. */
static void add_trial(struct outcome *all, const struct outcome *one, const struct plan *plan,
                      int trial)
{
    size_t points = (size_t)all->points;
    size_t taps = (size_t)plan->source->nodes * (size_t)plan->source->taps;
    memcpy(all->sample + (size_t)trial * points, one->sample, points * sizeof *one->sample);
    all->support[trial] = one->support[0];
    if (all->estimates)
        memcpy(all->estimates + (size_t)trial * taps, one->estimates,
               taps * sizeof *one->estimates);
    if (all->diverged.trial < 0)
        all->diverged = one->diverged;
    all->updates += one->updates;
    all->trials_done += one->trials_done;
    all->stopped |= one->stopped;
    all->arranged |= one->arranged;
    all->digest += one->digest;
    add_sent(all, one, plan->source->nodes);
    add_times(all, one);
}

/* Returns 1 when the run was stopped. */
static int run_trial(struct redrawn *redrawn, struct batch *batch, struct files *files,
                     struct err *err)
{
    const struct plan *plan[BATCH_CASES];
    int stopped = 0, failed = build_trial(redrawn, batch, files, err);
    for (int i = 0; i < redrawn->built; i++)
        plan[i] = &redrawn->setup[i].plan;
    failed = failed || engine_run_together(batch->count, plan, redrawn->outcome, err);
    for (int i = 0; !failed && i < batch->count; i++) {
        add_trial(&batch->outcome[i], &redrawn->outcome[i], plan[i], redrawn->trial);
        stopped |= redrawn->outcome[i].stopped;
        outcome_free(&redrawn->outcome[i]);
    }
    free_trial(redrawn);
    return failed ? -1 : stopped;
}

int redrawn_curves(struct batch *batch, struct files *files, struct err *err)
{
    struct redrawn *redrawn = mem_zeroed(1, sizeof *redrawn, err);
    const struct plan *first = &batch->setup[0].plan;
    int code = redrawn ? 0 : -1;
    for (int i = 0; code == 0 && i < batch->count; i++)
        code = outcome_init(&batch->outcome[i], &batch->setup[i].plan, err);
    for (int trial = 0; code == 0 && trial < first->trials; trial++) {
        redrawn->first = first;
        redrawn->trial = trial;
        code = run_trial(redrawn, batch, files, err);
    }
    free(redrawn);
    return code < 0 ? -1 : 0;
}
