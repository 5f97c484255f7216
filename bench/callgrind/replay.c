#include "bench/callgrind/replay.h"

#include "bench/scenario/setup.h"

/* The work of a replay, taps times rows: one to two seconds under valgrind. */
enum { WORK = 4000000, WORK_AT_MOST = 100 * WORK };

/* Half of it warms up, or more if the window takes longer to fill. */
static int choose_span(struct replay *replay, const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    int window = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    double work = (double)source->nodes * source->taps * (window + 4);
    int iterations = work > WORK ? 1 : (int)(WORK / work);
    if (iterations <= window)
        iterations = window + 1;
    if (iterations > source->iterations)
        iterations = source->iterations;
    if (iterations < 2)
        return err_set(err, ERR_ABSENT,
                       "callgrind: a case of one iteration has no iteration after the "
                       "warm-up; raise `iterations`");
    if (iterations * work > WORK_AT_MOST)
        return err_set(err, ERR_ABSENT,
                       "callgrind: a replay of %d iterations of %d nodes with %d taps would take "
                       "minutes; count a smaller network or fewer taps",
                       iterations, source->nodes, source->taps);
    replay->iterations = iterations;
    replay->warm = (iterations + 1) / 2;
    if (replay->warm < window && window < iterations)
        replay->warm = window;
    replay->updates = (int64_t)(iterations - replay->warm) * source->nodes;
    return 0;
}

static void shorten(const struct replay *replay, struct setup *setup)
{
    const struct source *source = &setup->source;
    struct recording *recording =
        (struct recording *)input_recording(source->input, source->input_params);
    setup->source.iterations = replay->iterations;
    setup->plan.observe_every = replay->warm;
    if (setup->plan.mode ==
        MODE_ATC) /* the same iterations, without pausing in the middle of one to observe */
        setup->plan.mode = MODE_CTA;
    setup->plan.trials = setup->plan.threads = 1;
    setup->system.changes.count = 0;
    setup->system.walk = NULL;
    setup->system.drift = 0;
    if (recording)
        recording->length = replay->iterations;
}

static int run_shortened(struct replay *replay, const struct plan *plan, struct err *err)
{
    struct outcome outcome = {0};
    if (engine_run(plan, &outcome, err))
        return -1;
    replay->kernels = plan->kernels->name;
    replay->digest = outcome.digest;
    struct divergence diverged = outcome.diverged;
    outcome_free(&outcome);
    if (diverged.trial >= 0)
        return err_set(err, ERR_ABSENT, "callgrind: the case diverges in iteration %d",
                       diverged.iteration);
    return 0;
}

int replay_run(struct replay *replay, const struct scenario_case *item, struct files *files,
               struct err *err)
{
    struct setup setup;
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = choose_span(replay, &setup.plan, err);
    if (!failed) {
        shorten(replay, &setup);
        failed = run_shortened(replay, &setup.plan, err);
    }
    setup_free(&setup);
    return failed;
}
