#include "bench/common/child.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static int streams(posix_spawn_file_actions_t *actions, const struct child *child)
{
    int failed = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(actions, child->output, 1);
    failed = failed ? failed : posix_spawn_file_actions_adddup2(actions, child->output, 2);
    if (!failed && child->directory)
        failed = posix_spawn_file_actions_addchdir_np(actions, child->directory);
    return failed;
}

int child_run(const struct child *child)
{
    posix_spawn_file_actions_t actions;
    if ((errno = posix_spawn_file_actions_init(&actions)))
        return -1;
    pid_t pid;
    int status = 0, failed = streams(&actions, child);
    if (!failed)
        failed = posix_spawnp(&pid, child->argv[0], &actions, NULL, child->argv,
                              child->environment ? child->environment : environ);
    posix_spawn_file_actions_destroy(&actions);
    while (!failed && waitpid(pid, &status, 0) < 0)
        failed = errno == EINTR ? 0 : errno;
    errno = failed;
    if (failed)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
