/* slabmark: finds the command and runs it. */
#include "bench/command/commands.h"
#include "bench/common/float_mode.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int unknown(const char *name)
{
    struct err err;
    struct suggestion near = {0};
    for (int i = 0; commands[i]; i++)
        suggest(&near, name, commands[i]->name);
    err_set(&err, ERR_USAGE, "'%s' is no command; see slabmark help%s", name,
            suggest_question(&near));
    return args_fail(&err);
}

/* What was printed must have arrived: a full disk behind stdout is an error too. */
static int finish(int code)
{
    if (fflush(stdout) || ferror(stdout)) {
        fputs("slabmark: cannot write to standard output\n", stderr);
        return code ? code : ERR_INTERNAL;
    }
    return code;
}

/* A result file must not become descriptor 1 because the caller had closed it. */
static int open_standard_streams(void)
{
    int descriptor;
    do
        descriptor = open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= 2);
    return descriptor < 0 ? -1 : close(descriptor);
}

/* Before any thread is started: they inherit it. */
static void set_float_mode(void)
{
    if (float_mode_is_default())
        return;
    float_mode_reset();
    fputs("note: a library changed rounding or flushed subnormal numbers; that is undone\n",
          stderr);
}

int main(int argc, char **argv)
{
    struct err err;
    struct args args;
    const char *name = argc > 1 ? argv[1] : "help";
    if (open_standard_streams())
        return ERR_INTERNAL;
    setlocale(LC_ALL, "C");
    set_float_mode();
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    if (!strcmp(name, "--version"))
        name = "version";
    const struct command *command = command_find(name);
    if (!command)
        return unknown(name);
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
