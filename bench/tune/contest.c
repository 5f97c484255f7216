#include "bench/tune/contest.h"

#include "base/join.h"
#include "bench/scenario/setup.h"

static int read_contestant(struct contest *contest, int i, const struct setup *setup,
                           struct err *err)
{
    struct contestant *contestant = &contest->contestant[i];
    const struct plan *plan = &setup->plan;
    const struct tree *written = tree_get(contest->scenario->base, "algorithms")->item[i];
    const struct tree *resolved = tree_get(setup->tree, "algorithms")->item[i];
    double energy = plan->source->taps * setup_input_power(plan->source);
    *contestant = (struct contestant){
        .label = contest->scenario->label[i],
        .algorithm = plan->algorithm,
        .knows = plan->algorithm->knows ? plan->algorithm->knows(plan->params) : 0,
        .bytes = engine_bytes(plan) + setup->pool.bytes,
        .work = run_work(plan) / plan->trials,
    };
    if (space_read(&contestant->space, written, resolved, plan->algorithm, energy, err))
        return -1;
    contestant->has_written = space_written(&contestant->space, resolved, &contestant->written) &&
                              space_allows(&contestant->space, &contestant->written);
    contest->seed = setup->general.seed;
    contest->trials = plan->trials;
    contest->nodes = plan->source->nodes;
    contest->redraws = setup->redraws;
    contest->recorded = input_recording(plan->source->input, plan->source->input_params) != NULL;
    return 0;
}

static int check_tunable(const struct contest *contest, struct err *err)
{
    for (int i = 0; i < contest->count; i++)
        if (contest->contestant[i].space.count)
            return 0;
    return err_set(err, ERR_USAGE,
                   "%s: nothing to tune: no algorithm has a parameter with a range; declare one, "
                   "such as tune: {step: [0.01, 1]}",
                   contest->scenario->path);
}

int contest_read(struct contest *contest, struct scenario *scenario, struct files *files,
                 struct err *err)
{
    *contest = (struct contest){.scenario = scenario, .count = scenario->labels};
    if (scenario->axes)
        return err_set(err, ERR_USAGE,
                       "%s: %s is swept, and tune takes one problem; give a value, such as --set "
                       "sweep={} --set %s=%s",
                       scenario->path, scenario->axis[0].path, scenario->axis[0].path,
                       scenario->axis[0].text[0]);
    contest->contestant =
        pool_zeroed(&scenario->pool, (size_t)contest->count, sizeof *contest->contestant, err);
    for (int i = 0; contest->contestant && i < contest->count; i++) {
        struct setup setup;
        if (setup_build(&setup, scenario->base, i, files, err))
            return -1;
        int failed = read_contestant(contest, i, &setup, err);
        setup_free(&setup);
        if (failed)
            return -1;
    }
    return contest->contestant ? check_tunable(contest, err) : -1;
}

void contest_knows(const struct contestant *contestant, char *text, size_t size)
{
    text[0] = '\0';
    if (contestant->knows & KNOWS_SPARSITY)
        join(text, size, ", ", "the sparsity s");
    if (contestant->knows & KNOWS_NOISE)
        join(text, size, ", ", "the noise's sigma");
    if (contestant->knows & KNOWS_SUPPORT)
        join(text, size, ", ", "the support");
    if (!text[0])
        join(text, size, ", ", "nothing");
}
