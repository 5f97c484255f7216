#include "bench/callgrind/replay.h"

#include "bench/scenario/setup.h"

/* Taps times rows that a replay goes through: one to two seconds under valgrind. */
enum { WORK = 4000000, WORK_AT_MOST = 100 * WORK };

/* Half of it warms up; more where a window takes longer to fill. */
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
                       "callgrind: a case of one iteration has none after the "
                       "warm-up; ask for more iterations");
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

static int run_here(struct replay *replay, struct setup *setup, struct err *err)
{
    struct outcome outcome = {0};
    setup->source.iterations = replay->iterations;
    setup->plan.observe_every = replay->warm;
    setup->plan.trials = setup->plan.threads = 1;
    if (engine_run(&setup->plan, &outcome, err))
        return -1;
    replay->digest = outcome.digest;
    int diverged = outcome.diverged.trial >= 0, iteration = outcome.diverged.iteration;
    outcome_free(&outcome);
    return diverged
               ? err_set(err, ERR_ABSENT, "callgrind: the case diverges in iteration %d", iteration)
               : 0;
}

int replay_prepare(struct replay *replay, const struct scenario_case *item, struct files *files,
                   struct err *err)
{
    struct setup setup;
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = choose_span(replay, &setup.plan, err) || run_here(replay, &setup, err);
    setup_free(&setup);
    return failed ? -1 : 0;
}
