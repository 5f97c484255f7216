/* slabmark turns: times a case in turns that its parent starts. Not listed by `slabmark help`:
 * `slabmark ab` starts it, in two builds at once. */
#include "bench/ab/turns.h"
#include "bench/common/args.h"

#include <unistd.h>

static int take_turns(const struct args *args)
{
    struct err err;
    struct files files = {0};
    struct scenario scenario = {0};
    if (args->operands != 1) {
        err_set(&err, ERR_USAGE, "turns needs one scenario");
        return args_fail(&err);
    }
    int failed = scenario_read(&scenario, args->operand[0], NULL, 0, &err) ||
                 turns_serve(&scenario.item[0], &files, STDIN_FILENO, STDOUT_FILENO, &err);
    files_free(&files);
    scenario_free(&scenario);
    return failed ? args_fail(&err) : 0;
}

static const struct flag no_flags[] = {{0}};

const struct command command_turns = {
    .name = "turns",
    .operands = "SCENARIO",
    .summary = "time a scenario's first case in turns, controlled by standard input",
    .flags = no_flags,
    .run = take_turns,
};
