#include "bench/command/commands.h"

#include <stddef.h>
#include <string.h>

#define COMMAND(id) &command_##id,
const struct command *const commands[] = {
#include "bench/command/commands.def"
    NULL,
};
#undef COMMAND

extern const struct command command_replay;

const struct command *command_find(const char *name)
{
    for (int i = 0; commands[i]; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return strcmp(name, command_replay.name) ? NULL : &command_replay;
}
