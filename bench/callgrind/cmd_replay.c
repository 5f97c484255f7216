/* slabmark replay: what runs under valgrind. Not listed by `slabmark help`: it is for callgrind.c.
 *
 * Unlike `run` it does nothing on the way that differs from time to time (JSON objects of a random
 * hash seed, the load of the machine): what lies in the modelled cache would. */
#include "bench/command/args.h"
#include "bench/scenario/scenario.h"
#include "bench/scenario/setup.h"

#include <inttypes.h>
#include <stdio.h>

static int run_case(const struct scenario_case *item, struct err *err)
{
    struct setup setup;
    struct files files = {0};
    struct outcome outcome = {0};
    int failed = setup_build(&setup, item->tree, item->algorithm, &files, err);
    if (!failed) {
        failed = engine_run(&setup.plan, &outcome, err);
        if (!failed)
            printf("replayed %s %016" PRIx64 "\n", setup.plan.kernels->name, outcome.digest);
        outcome_free(&outcome);
        setup_free(&setup);
    }
    files_free(&files);
    return failed;
}

static int replay(const struct args *args)
{
    struct err err;
    struct scenario scenario = {0};
    if (args->operands != 1) {
        err_set(&err, ERR_USAGE, "replay needs one scenario");
        return args_fail(&err);
    }
    int failed = scenario_read(&scenario, args->operand[0], NULL, 0, &err) ||
                 run_case(&scenario.item[0], &err);
    scenario_free(&scenario);
    return failed ? args_fail(&err) : 0;
}

static const struct flag no_flags[] = {{0}};

const struct command command_replay = {
    .name = "replay",
    .operands = "SCENARIO",
    .summary = "run a scenario's first case, print kernels and digest",
    .flags = no_flags,
    .run = replay,
};
