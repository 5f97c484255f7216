/* slabmark replay: the process that runs under valgrind. Not listed by `slabmark help`: it is for
 * callgrind.c.
 *
 * Unlike `run` it does nothing that varies between runs, such as JSON objects with a random hash
 * seed or reading the machine's load: the contents of the modelled cache would vary, too. */
#include "bench/callgrind/replay.h"
#include "bench/common/args.h"

#include <alloca.h>
#include <inttypes.h>
#include <stdio.h>

static int replay_case(const struct args *args)
{
    struct err err;
    struct files files = {0};
    struct scenario scenario = {0};
    struct replay result;
    if (args->operands != 1) {
        err_set(&err, ERR_USAGE, "replay needs one scenario");
        return args_fail(&err);
    }
    int failed = scenario_read(&scenario, args->operand[0], NULL, 0, &err) ||
                 replay_run(&result, &scenario.item[0], &files, &err);
    if (!failed)
        printf("replayed %s %016" PRIx64 "\n", result.kernels, result.digest);
    files_free(&files);
    scenario_free(&scenario);
    return failed ? args_fail(&err) : 0;
}

/* The environment is stored above the stack, so the length of LD_LIBRARY_PATH or of valgrind's own
 * variables moves the stack and thus changes the modelled misses. Therefore the replay's frames
 * begin at a fixed offset in the sets of the largest modelled cache. */
static int replay_on_aligned_stack(const struct args *args)
{
    enum { SETS = 65536 }; /* bytes of a way of the modelled last level: see valgrind.c */
    char here;
    volatile char *space = alloca((uintptr_t)&here % SETS + 1);
    space[0] = 0; /* keeps the compiler from removing it */
    return replay_case(args);
}

static const struct flag no_flags[] = {{0}};

const struct command command_replay = {
    .name = "replay",
    .operands = "SCENARIO",
    .summary = "run the beginning of a scenario's first case; print kernels and digest",
    .flags = no_flags,
    .run = replay_on_aligned_stack,
};
