/* The check of a scenario's cases before any of them runs. */
#include "bench/common/screen.h"
#include "bench/counters/backend.h"
#include "bench/peers/peers.h"
#include "bench/measure/cores.h"
#include "bench/results/result_files.h"
#include "bench/results/summary.h"
#include "bench/run/cuts.h"
#include "bench/run/run.h"
#include "bench/scenario/setup.h"

#include <stdio.h>
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

/* A node of some algorithms counts on being heard by those that it hears. */
static const char *find_unanswered(const struct plan *plan)
{
    return plan->algorithm->own_rows && plan_has_links(plan) && plan->exchange
               ? exchange_unanswered(plan->exchange)
               : NULL;
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
    return timing_is_wanted(timing) || may_replay(timing->counters) ? timing->budget : 0;
}

/* Whether this machine has the cores that a case asks for. A topology that is not known has all. */
static const char *find_lacking(const struct timing_settings *timing)
{
    struct hardware hardware;
    if (timing->cores.word == CORES_ANY || hardware_detect(&hardware, NULL))
        return NULL;
    const char *lacking = cores_lacking(&hardware, timing->cores);
    hardware_free(&hardware);
    return lacking;
}

/* A counter sees one process. */
static int check_ranks(const struct setup *setup, struct err *err)
{
    return setup->plan.ranks
               ? tree_fail(tree_get(tree_get(setup->tree, "run"), "parallel")->mark, ERR_ABSENT,
                           err, "parallel: ranks has no counters, which are required")
               : 0;
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
        (request->counting->require && check_ranks(&setup, err)) ||
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
                                .follows_links = setup.source.noise_kind->follows_links,
                                .named = setup.network.id != NULL,
                                .shared = setup.plan.ranks != NULL,
                                .noiseless = source_noiseless(&setup.source),
                                .lacking = find_lacking(&setup.timing),
                                .unfit = find_unfit(&setup.plan),
                                .unanswered = find_unanswered(&setup.plan),
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

static int is_left_out(const char *chosen, const struct checked *checked, int i, const char *why)
{
    return chosen[i] && checked[i].lacking && !strcmp(checked[i].lacking, why);
}

/* Names the cases, unless all of the scenario are left out. */
static void note_left_out(const struct scenario *scenario, const char *chosen,
                          const struct checked *checked, const char *why)
{
    int some = 0;
    const char *between = ": ";
    for (int i = 0; i < scenario->cases; i++)
        some |= !is_left_out(chosen, checked, i, why);
    fputs(some ? "note: some cases of " : "note: ", stderr);
    screen_text(stderr, 0, scenario->name);
    fprintf(stderr, " %s left out, since on this machine %s", some ? "are" : "is", why);
    for (int i = 0; some && i < scenario->cases; i++) {
        if (!is_left_out(chosen, checked, i, why))
            continue;
        fputs(between, stderr);
        screen_text(stderr, 0, scenario->item[i].name);
        between = ", ";
    }
    putc('\n', stderr);
}

int run_leave_out(const struct scenario *scenario, char *chosen, const struct checked *checked)
{
    int stay = 0;
    for (int i = 0; i < scenario->cases; i++) {
        const char *why = chosen[i] ? checked[i].lacking : NULL;
        if (why && !peers_rank())
            note_left_out(scenario, chosen, checked, why);
        for (int j = i; why && j < scenario->cases; j++)
            if (is_left_out(chosen, checked, j, why))
                chosen[j] = 0;
        stay += chosen[i];
    }
    return stay;
}
