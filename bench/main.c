/* slabmark: finds the command and runs it. */
#include "bench/command/commands.h"
#include "bench/common/float_mode.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static int refuse_command(const char *name)
{
    struct err err;
    struct suggestion near = {0};
    for (int i = 0; commands[i]; i++)
        suggest(&near, name, commands[i]->name);
    err_set(&err, ERR_USAGE, "'%s' is no command; see slabmark help%s", name,
            suggest_question(&near));
    return args_fail(&err);
}

/* A failed write to stdout, such as to a full disk, is an error. */
static int finish(int code)
{
    if (fflush(stdout) || ferror(stdout)) {
        fputs("slabmark: cannot write to standard output\n", stderr);
        return code ? code : ERR_INTERNAL;
    }
    return code;
}

/* If the caller closed a standard stream, a result file could become descriptor 1. */
static int open_standard_streams(struct err *err)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) != descriptor)
            return err_set(err, ERR_INTERNAL, "/dev/null, in place of a closed stream: %s",
                           strerror(errno));
    return 0;
}

/* Otherwise a stack that is too small would cause a segmentation fault somewhere. */
static int check_stack(struct err *err)
{
    enum { NEEDED = 256 * 1024 };
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur >= NEEDED)
        return 0;
    limit.rlim_cur = limit.rlim_max < NEEDED ? limit.rlim_max : NEEDED;
    if (limit.rlim_cur == NEEDED && !setrlimit(RLIMIT_STACK, &limit))
        return 0;
    return err_set(err, ERR_INTERNAL,
                   "the stack is limited to %d KiB, but %d are needed: ulimit -s",
                   (int)(limit.rlim_cur / 1024), NEEDED / 1024);
}

/* Checks limits of the caller that would otherwise end the program by a signal or silently. */
static int prepare_process(struct err *err)
{
    signal(SIGXFSZ,
           SIG_IGN); /* beyond the limit of file sizes, writes then fail as on a full disk */
    return open_standard_streams(err) || check_stack(err);
}

/* Called before any thread starts: threads inherit the mode. */
static void set_float_mode(void)
{
    if (float_mode_is_default())
        return;
    float_mode_reset();
    fputs("note: a library changed the floating-point mode; it is reset to the default\n", stderr);
}

int main(int argc, char **argv)
{
    struct err err;
    struct args args;
    const char *name = argc > 1 ? argv[1] : "help";
    if (prepare_process(&err))
        return args_fail(&err);
    setlocale(LC_ALL, "C");
    set_float_mode();
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    if (!strcmp(name, "--version"))
        name = "version";
    const struct command *command = command_find(name);
    if (!command)
        return refuse_command(name);
    if (args_parse(command, argc > 2 ? argc - 2 : 0, argv + 2, &args, &err))
        return args_fail(&err);
    int code = 0;
    if (args.help)
        help_command(command);
    else
        code = command->run(&args);
    args_free(&args);
    return finish(code);
}
