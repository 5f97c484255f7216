/* Running valgrind: what it takes, and why it failed. */
#ifndef BENCH_CALLGRIND_VALGRIND_H
#define BENCH_CALLGRIND_VALGRIND_H

#include "bench/callgrind/callgrind.h"
#include "bench/common/folder.h"

/* The version of the installed one; ERR_ABSENT when there is none, or too old a one. */
int valgrind_version(char version[32], struct err *);

/* Replays the folder's scenario with `program` under callgrind, from that folder, which it leaves
 * the counts in. What the replay says comes back in `kernels` and `digest`. */
int valgrind_replay(const struct folder *, const char *program, char kernels[16], uint64_t *digest,
                    struct err *);

#define VALGRIND_OUTPUT "callgrind.out"

/* The events and their totals between the last two points of the learning curve. */
int valgrind_events(const struct folder *, struct callgrind_counts *, struct err *);

#endif
