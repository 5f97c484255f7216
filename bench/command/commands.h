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

/* Also finds commands that help does not list: the program runs them itself. */
const struct command *command_find(const char *name);

/* What `slabmark help COMMAND` prints. */
void help_command(const struct command *);

#endif
