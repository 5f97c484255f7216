/* slabmark merge: one result from those of the shards of a run. */
#include "bench/common/args.h"
#include "bench/merge/merge.h"

#include <stdlib.h>

static const struct flag flags[] = {
    {"partial", 0, NULL, "take the cases that are whole, where shards are missing or not finished"},
    {"replace", 0, NULL, "replace the results in OUT"},
    {0},
};

static int merge_directories(const struct args *args)
{
    struct err err = {0};
    if (args->operands < 2) {
        err_set(&err, ERR_USAGE,
                "merge needs a directory to write and the shards, such as "
                "merge results/demo results/demo.*");
        return args_fail(&err);
    }
    char *command = args_text(args, &err);
    struct merge_request request = {.output = args->operand[0],
                                    .directory = args->operand + 1,
                                    .directories = args->operands - 1,
                                    .partial = args_value(args, "partial") != NULL,
                                    .mode =
                                        args_value(args, "replace") ? RESULTS_REPLACE : RESULTS_NEW,
                                    .command = command};
    int code = command ? merge_shards(&request, &err) : -1;
    free(command);
    return code < 0 ? args_fail(&err) : code;
}

const struct command command_merge = {
    .name = "merge",
    .operands = "OUT SHARD...",
    .summary = "join the results of shards (run --shard) into that of the whole run",
    .flags = flags,
    .run = merge_directories,
};
