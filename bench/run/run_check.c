/* The check of a scenario's cases before any of them runs. */
#include "bench/counters/backend.h"
#include "bench/results/result_files.h"
#include "bench/results/summary.h"
#include "bench/run/cuts.h"
#include "bench/run/run.h"
#include "bench/scenario/setup.h"

#include <string.h>

double run_work(const struct plan *plan)
{
    int rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    return (double)plan->trials * plan->source->iterations * plan->source->nodes *
           plan->source->taps * (rows + 4);
}

/* The theory of some algorithms requires weights whose columns also sum to 1. */
static const char *find_unfit(const struct plan *plan)
{
    int fits = !plan_has_links(plan) || !plan->algorithm->doubly_stochastic ||
               network_doubly_stochastic(plan->network);
    return fits ? NULL : plan->algorithm->variant.name;
}

void run_save(struct plan *plan, unsigned saved)
{
    plan->save_estimates = result_file_wanted(RESULT_ESTIMATES, saved);
    plan->steady_from = result_file_wanted(RESULT_NODES, saved) ? summary_steady_from(plan) : 0;
}

/* Where counters are required every group of events must have its turn. */
static int check_repetitions(const struct setup *setup, const struct counters *counters,
                             struct err *err)
{
    const struct real_or_word *repetitions = &setup->timing.repetitions;
    int passes = counters ? counters_passes(counters) : 0;
    if (repetitions->word >= 0 || repetitions->value >= passes)
        return 0;
    err_set(err, ERR_USAGE,
            "repetitions: %g, but the required counters need %d; auto, or as many or more, is "
            "expected",
            repetitions->value, passes);
    return tree_locate(tree_get(tree_get(setup->tree, "run"), "repetitions")->mark, err);
}

static int has_word(const char *list, const char *word)
{
    for (size_t length; *list; list += length + (list[length] == ',')) {
        length = strcspn(list, ",");
        if (length == strlen(word) && !strncmp(list, word, length))
            return 1;
    }
    return 0;
}

/* 1 when a case without repetitions may be replayed under valgrind: every back end counts unless
 * some are named. */
static int may_replay(const char *counters)
{
    int named = !strcmp(counters, "none");
    for (int i = 0; backends[i]; i++) {
        int listed = has_word(counters, backends[i]->name);
        if (listed && backends[i]->replays)
            return 1;
        named |= listed;
    }
    return !named;
}

/* A replay takes seconds, as timing does. */
static double timing_seconds(const struct timing_settings *timing)
{
    int timed = timing->repetitions.word >= 0 || timing->repetitions.value > 0;
    return timed || may_replay(timing->counters) ? timing->budget : 0;
}

static int check_case(const struct scenario_case *item, const struct run_request *request,
                      struct files *files, struct checked *checked, struct err *err)
{
    struct setup setup;
    struct counters *counters;
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    run_save(&setup.plan, request->saved);
    int failed =
        counting_open(request->counting, setup.timing.counters, setup.plan.threads, &counters, err);
    if (failed && err->kind == ERR_USAGE)
        tree_locate(tree_get(tree_get(setup.tree, "run"), "counters")->mark, err);
    failed = failed || (request->counting->require && check_repetitions(&setup, counters, err));
    *checked = (struct checked){.work = run_work(&setup.plan),
                                .updates = (double)setup.plan.trials * setup.source.iterations *
                                           setup.source.nodes,
                                .timing = timing_seconds(&setup.timing),
                                .nodes = setup.source.nodes,
                                .trials = setup.plan.trials,
                                .bytes = engine_bytes(&setup.plan) + setup.pool.bytes,
                                .threads = setup.plan.threads,
                                .threads_by = setup.threads_by,
                                .tries_threads = setup.tries_threads,
                                .named = setup.network.id != NULL,
                                .shared = setup.plan.ranks != NULL,
                                .noiseless = source_noiseless(&setup.source),
                                .unfit = find_unfit(&setup.plan),
                                .theory_gap = setup_theory_gap(&setup)};
    theory_step_exceeded(&setup.plan, &checked->limit);
    failed = failed || cuts_describe(&setup.plan, checked->cuts, sizeof checked->cuts, err);
    setup_free(&setup);
    return failed;
}

int run_check(const struct scenario *scenario, const char *chosen,
              const struct run_request *request, struct files *files, struct checked *checked,
              struct err *err)
{
    for (int i = 0; i < scenario->cases; i++)
        if (chosen[i] && check_case(&scenario->item[i], request, files, &checked[i], err))
            return -1;
    return 0;
}
