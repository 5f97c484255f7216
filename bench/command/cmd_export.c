/* slabmark export: a result in the format of another tool. */
#include "bench/common/args.h"
#include "bench/export/export.h"

static const struct flag flags[] = {
    {"format", 0, "FORMAT",
     "google (Google Benchmark's JSON), go (benchstat), bencher, hyperfine, mat (MATLAB, Octave)"},
    {0},
};

static int write_times(const struct export_format *format, const char *directory, struct err *err)
{
    struct exported exported;
    int failed = export_read(&exported, directory, err);
    if (!failed)
        format->write(stdout, &exported);
    export_free(&exported);
    return failed;
}

static int export_result(const struct args *args)
{
    struct err err = {0};
    const char *name = args_value(args, "format");
    if (args->operands != 1 || !name) {
        err_set(&err, ERR_USAGE, "export takes one result directory and --format FORMAT");
        return args_fail(&err);
    }
    const struct export_format *format = export_find(name, &err);
    const char *directory = args->operand[0];
    int failed =
        !format || (format->write_directory ? format->write_directory(stdout, directory, &err)
                                            : write_times(format, directory, &err));
    return failed ? args_fail(&err) : 0;
}

const struct command command_export = {
    .name = "export",
    .operands = "RESULTS",
    .summary = "print a result in the format of another tool",
    .flags = flags,
    .run = export_result,
};
