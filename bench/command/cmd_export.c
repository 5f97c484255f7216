/* slabmark export: a result in the format of another tool. */
#include "bench/common/args.h"
#include "bench/export/export.h"
#include "bench/export/export_tables.h"

static const struct flag flags[] = {
    {"format", 0, "FORMAT",
     "google (Google Benchmark's JSON), go (benchstat), bencher, hyperfine; latex (a table), "
     "pgfplots (curves as a wide CSV); mat (MATLAB, Octave); slabmark (one file to send, also of "
     "several results)"},
    {0},
};

static int export_repetitions(const struct export_format *format, const char *directory,
                              struct err *err)
{
    struct exported exported = {0};
    int failed = export_read(&exported, directory, err);
    if (!failed)
        format->write(stdout, &exported);
    export_free(&exported);
    return failed;
}

static int export_of_tables(const struct export_format *format, const char *directory,
                            struct err *err)
{
    struct export_tables tables;
    int failed =
        export_tables_read(&tables, directory, err) || format->write_tables(stdout, &tables, err);
    export_tables_free(&tables);
    return failed;
}

static int export_in_format(const struct export_format *format, const struct args *args,
                            struct err *err)
{
    const char *directory = args->operand[0];
    if (format->write_directories)
        return format->write_directories(stdout, args->operand, args->operands, err);
    if (args->operands > 1)
        return err_set(err, ERR_USAGE, "--format %s takes one result directory", format->name);
    return format->write ? export_repetitions(format, directory, err)
                         : export_of_tables(format, directory, err);
}

static int export_result(const struct args *args)
{
    struct err err = {0};
    const char *name = args_value(args, "format");
    if (!args->operands || !name) {
        err_set(&err, ERR_USAGE, "export takes a result directory and --format FORMAT");
        return args_fail(&err);
    }
    const struct export_format *format = export_find(name, &err);
    int failed = !format || export_in_format(format, args, &err);
    return failed ? args_fail(&err) : 0;
}

const struct command command_export = {
    .name = "export",
    .operands = "RESULTS...",
    .summary = "print a result in the format of another tool",
    .flags = flags,
    .run = export_result,
};
