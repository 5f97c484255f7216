/* The counters of a run, opened once for each request and number of threads. Also the replay under
 * valgrind of quantities that no counter of this machine counts. Begins as {0}; one thread. */
#ifndef BENCH_RUN_COUNTING_H
#define BENCH_RUN_COUNTING_H

#include "bench/counters/counters.h"
#include "bench/measure/counts.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

struct counting {
    struct counters **opened; /* (count,) one for each (request, threads); results of cases
                                 point into them */
    char **request;
    size_t count;
    int require; /* --require-counters */
};

/* Counters for a case, owned by `counting`; *counters is NULL when nothing is counted. Returns 0,
 * or -1 and err. */
int counting_open(struct counting *, const char *request, int threads, struct counters **counters,
                  struct err *);

/* Fills in the quantities that wait for a replay. If no replay is possible, the counts hold the
 * reason; this is an error only with --require-counters. Returns 0, or -1 and err. */
int counting_replay(struct counting *, const struct scenario_case *, struct files *,
                    struct counts *, struct err *);

void counting_free(struct counting *);

#endif
