/* Starts the program of a side, with a pipe to it and one from it. */
#include "bench/ab/side.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

struct channel {
    int to[2], from[2]; /* pipes: to the child's input, from its output */
};

static int add_actions(posix_spawn_file_actions_t *actions, const struct channel *channel, int said,
                       const char *folder)
{
    int failed = posix_spawn_file_actions_adddup2(actions, channel->to[0], 0);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(actions, channel->from[1], 1);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(actions, said, 2);
    return failed ? failed : posix_spawn_file_actions_addchdir_np(actions, folder);
}

/* In a process group of its own: a signal from the terminal is its parent's, who ends it with all
 * that it started. */
static int add_attributes(posix_spawnattr_t *attributes)
{
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    int failed = posix_spawnattr_setsigdefault(attributes, &defaults);
    failed = failed ? failed : posix_spawnattr_setpgroup(attributes, 0);
    return failed ? failed
                  : posix_spawnattr_setflags(attributes,
                                             POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int spawn_child(struct side *side, const struct channel *channel, const char *folder,
                       const char *scenario)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char *const argv[] = {side->program->file, (char[]){"turns"}, (char *)scenario, NULL};
    if (posix_spawn_file_actions_init(&actions))
        return ENOMEM;
    int failed = posix_spawnattr_init(&attributes);
    if (!failed) {
        failed = add_actions(&actions, channel, fileno(side->said), folder);
        failed = failed ? failed : add_attributes(&attributes);
        failed = failed ? failed
                        : posix_spawn(&side->pid, side->program->file, &actions, &attributes, argv,
                                      environ);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    if (failed)
        side->pid = 0;
    return failed;
}

static void close_channel(struct channel *channel)
{
    for (int i = 0; i < 2; i++) {
        if (channel->to[i] >= 0)
            close(channel->to[i]);
        if (channel->from[i] >= 0)
            close(channel->from[i]);
    }
}

int side_spawn(struct side *side, const char *folder, const char *scenario, struct err *err)
{
    struct channel channel = {{-1, -1}, {-1, -1}};
    side->said = tmpfile();
    int failed = !side->said || pipe2(channel.to, O_CLOEXEC) || pipe2(channel.from, O_CLOEXEC)
                     ? errno
                     : spawn_child(side, &channel, folder, scenario);
    if (!failed) {
        side->to = channel.to[1];
        side->from.descriptor = channel.from[0];
        channel.to[1] = channel.from[0] = -1;
    }
    close_channel(&channel);
    return failed ? err_set(err, ERR_INCOMPARABLE, "%s %s: cannot be run: %s", side->program->name,
                            side->program->path, strerror(failed))
                  : 0;
}
