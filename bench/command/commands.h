/* The command line: one file for each command, cmd_<name>.c, listed in commands.def in the order of
 * `slabmark help`. */
#ifndef BENCH_COMMAND_COMMANDS_H
#define BENCH_COMMAND_COMMANDS_H

#include "bench/common/args.h"
#include "bench/common/suggest.h"

#define COMMAND(id) extern const struct command command_##id;
#include "bench/command/commands.def"
#undef COMMAND
extern const struct command *const commands[]; /* NULL-terminated */

/* The command of that name, or NULL. It also finds commands that help does not list, which slabmark
 * starts itself. */
const struct command *command_find(const char *name);

/* Prints the help of a command: `slabmark help COMMAND`. */
void help_command(const struct command *);

#endif
