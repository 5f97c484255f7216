#include "bench/command/commands.h"

#include <stddef.h>
#include <string.h>

#define COMMAND(id) &command_##id,
const struct command *const commands[] = {
#include "bench/command/commands.def"
    NULL,
};
#undef COMMAND

extern const struct command command_replay, command_turns;
static const struct command *const hidden[] = {&command_replay, &command_turns, NULL};

static const struct command *find_in(const struct command *const *list, const char *name)
{
    for (; *list; list++)
        if (!strcmp((*list)->name, name))
            return *list;
    return NULL;
}

const struct command *command_find(const char *name)
{
    const struct command *listed = find_in(commands, name);
    return listed ? listed : find_in(hidden, name);
}
