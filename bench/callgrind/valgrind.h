/* Runs valgrind and explains its failures. Functions return 0, or -1 and err. */
#ifndef BENCH_CALLGRIND_VALGRIND_H
#define BENCH_CALLGRIND_VALGRIND_H

#include "bench/callgrind/callgrind.h"
#include "bench/common/folder.h"

/* The version of the installed valgrind; ERR_ABSENT when there is none or it is too old. */
int valgrind_version(char version[32], struct err *);

/* Replays the folder's scenario with `program` under callgrind, in that folder. The counts are left
 * there, in VALGRIND_OUTPUT; `kernels` and `digest` are those of the replay. */
int valgrind_replay(const struct folder *, const char *program, char kernels[16], uint64_t *digest,
                    struct err *);

#define VALGRIND_OUTPUT "callgrind.out"

/* Reads the events and their totals between the last two points of the learning curve. */
int valgrind_events(const struct folder *, struct callgrind_counts *, struct err *);

#endif
