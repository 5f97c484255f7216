#include "bench/run/redrawn.h"

#include "base/mem.h"
#include "bench/run/spread.h"
#include "engine/outcome.h"

#include <stdlib.h>

/* The cases of a batch in one trial. */
struct redrawn {
    struct plan all[BATCH_CASES];    /* of all trials */
    struct setup setup[BATCH_CASES]; /* must not move */
    struct outcome outcome[BATCH_CASES];
    int built, trial;
};

/* Progress over all trials. */
static int tick_of_all(void *arg, double done)
{
    const struct redrawn *redrawn = arg;
    const struct plan *first = &redrawn->all[0];
    return first->tick(first->tick_arg,
                       (redrawn->trial - first->first_trial + done) / first->trials);
}

/* A single trial can be divided only by nodes. */
static void plan_one_trial(struct redrawn *redrawn, struct plan *plan, const struct plan *all)
{
    plan->first_trial = redrawn->trial;
    plan->trials = 1;
    plan->parallel = plan->ranks ? PARALLEL_RANKS : PARALLEL_NODES;
    plan->threads = all->threads < plan_nodes(plan) ? all->threads : plan_nodes(plan);
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
        plan_one_trial(redrawn, &setup->plan, &redrawn->all[redrawn->built]);
        if (spread_hand_out(setup, err)) {
            spread_take_back(setup);
            setup_free(setup);
            return -1;
        }
        setup_drop_graph(setup);
    }
    return 0;
}

static void free_trial(struct redrawn *redrawn)
{
    for (int i = 0; i < redrawn->built; i++) {
        spread_take_back(&redrawn->setup[i]);
        setup_free(&redrawn->setup[i]);
    }
    redrawn->built = 0;
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
        const struct plan *all = &redrawn->all[i];
        outcome_add(&batch->outcome[i], all, &redrawn->outcome[i],
                    redrawn->trial - all->first_trial, 1);
        stopped |= redrawn->outcome[i].stopped;
        outcome_free(&redrawn->outcome[i]);
    }
    free_trial(redrawn);
    return failed ? -1 : stopped;
}

int redrawn_curves(struct batch *batch, struct files *files, struct err *err)
{
    struct redrawn *redrawn = mem_zeroed(1, sizeof *redrawn, err);
    int code = redrawn ? 0 : -1;
    for (int i = 0; code == 0 && i < batch->count; i++) {
        redrawn->all[i] = batch_plan(batch, i);
        code = outcome_init(&batch->outcome[i], &redrawn->all[i], err);
    }
    for (int trial = 0; code == 0 && trial < redrawn->all[0].trials; trial++) {
        redrawn->trial = redrawn->all[0].first_trial + trial;
        code = run_trial(redrawn, batch, files, err);
    }
    free(redrawn);
    return code < 0 ? -1 : 0;
}
