#include "bench/callgrind/callgrind.h"

#include "bench/callgrind/replay.h"
#include "bench/callgrind/valgrind.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static int check_digest(const struct replay *replay, const struct callgrind_counts *counts,
                        struct err *err)
{
    if (counts->digest == replay->digest)
        return 0;
    return err_set(
        err, ERR_ABSENT,
        "callgrind: under valgrind (%s kernels) the case gives a different result: digest "
        "%016" PRIx64 ", without %016" PRIx64,
        counts->kernels, counts->digest, replay->digest);
}

static int count_case(const struct scenario_case *item, struct files *files, const char *program,
                      const struct folder *folder, struct callgrind_counts *counts, struct err *err)
{
    struct replay replay;
    if (valgrind_version(counts->version, err) || replay_run(&replay, item, files, err) ||
        replay_write(item, folder, err) ||
        valgrind_replay(folder, program, counts->kernels, &counts->digest, err) ||
        check_digest(&replay, counts, err) || valgrind_events(folder, counts, err))
        return -1;
    counts->first = replay.warm;
    counts->end = replay.iterations;
    counts->updates = replay.updates;
    return 0;
}

int callgrind_count(const struct scenario_case *item, struct files *files, const char *program,
                    struct callgrind_counts *counts, struct err *err)
{
    struct folder folder;
    *counts = (struct callgrind_counts){0};
    /* Not under TMPDIR: valgrind's wrapper exports PWD, and the length of the environment moves the
     * stack and thus changes the modelled misses. */
    int failed =
        folder_make(&folder, "/tmp", err) || count_case(item, files, program, &folder, counts, err);
    folder_remove(&folder);
    if (failed && err->kind == ERR_INTERNAL) { /* no temporary files: the run goes on */
        err->kind = ERR_ABSENT;
        return err_prefix(err, "callgrind: ");
    }
    return failed ? -1 : 0;
}

double callgrind_total(const struct callgrind_counts *counts, const char *event)
{
    for (int i = 0; i < counts->events; i++)
        if (!strcmp(counts->event[i].name, event))
            return (double)counts->event[i].total;
    return NAN;
}
