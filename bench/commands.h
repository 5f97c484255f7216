/* All commands, in the order of `slabmark help`. */
#ifndef BENCH_COMMANDS_H
#define BENCH_COMMANDS_H

#include "bench/args.h"
#include "bench/suggest.h"

#define COMMAND(id) extern const struct command command_##id;
#include "bench/commands.def"
#undef COMMAND
extern const struct command *const commands[]; /* NULL-terminated */

const struct command *command_find(const char *name);

#endif
