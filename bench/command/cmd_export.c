/* slabmark export: a result in the format of another tool. */
#include "bench/common/args.h"
#include "bench/export/export.h"

static const struct flag flags[] = {
    {"format", 0, "FORMAT", "google (Google Benchmark's JSON), go (benchstat), bencher, hyperfine"},
    {0},
};

static int export_result(const struct args *args)
{
    struct err err = {0};
    struct exported exported = {0};
    const char *name = args_value(args, "format");
    const struct export_format *format = NULL;
    if (args->operands != 1 || !name) {
        err_set(&err, ERR_USAGE, "export takes one result directory and --format FORMAT");
        return args_fail(&err);
    }
    if ((format = export_find(name, &err)) && !export_read(&exported, args->operand[0], &err))
        format->write(stdout, &exported);
    else
        format = NULL;
    export_free(&exported);
    return format ? 0 : args_fail(&err);
}

const struct command command_export = {
    .name = "export",
    .operands = "RESULTS",
    .summary = "print a result in the format of another tool",
    .flags = flags,
    .run = export_result,
};
