/* Valgrind's callgrind counts the instructions of a replay in another process, and models caches
 * and a branch predictor. This back end only describes what a replay can count; the replay fills in
 * the values. */
#include "bench/counters/backend.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int on_path(const char *program)
{
    const char *path = getenv("PATH");
    while (path && *path) {
        char file[PATH_MAX];
        int length = (int)strcspn(path, ":");
        int whole = snprintf(file, sizeof file, "%.*s/%s", length, path, program);
        if (whole < (int)sizeof file && !access(file, X_OK))
            return 1;
        path += length + (path[length] == ':');
    }
    return 0;
}

static int callgrind_state(char *text, size_t size)
{
    int here = on_path("valgrind");
    snprintf(text, size, "%s",
             here ? "simulated: one thread replayed under valgrind, exact to the instruction"
                  : "valgrind is not installed; apt install valgrind");
    return here;
}

const struct backend backend_callgrind = {
    .name = "callgrind",
    .summary = "a replay under valgrind: instructions, and misses of modelled caches",
    .replays = 1,
    .state = callgrind_state,
};
