/* The counters of a run: opened once for as many threads, and the replay that stands in for what no
 * counter here can count. */
#ifndef BENCH_RUN_COUNTING_H
#define BENCH_RUN_COUNTING_H

#include "bench/counters/counters.h"
#include "bench/measure/counts.h"
#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

struct counting {
    struct counters **opened; /* (count,) one for each (request, threads) seen: cases' results point
                                 into them */
    char **request;
    size_t count;
    int require; /* --require-counters */
};

/* Counters for a case; *counters is NULL where nothing is to be counted. */
int counting_open(struct counting *, const char *request, int threads, struct counters **counters,
                  struct err *);

/* Fills in what waits for a replay. That it cannot be had is a reason in the counts, and an error
 * only when counters are required. */
int counting_replay(struct counting *, const struct scenario_case *, struct files *,
                    struct counts *, struct err *);

void counting_free(struct counting *);

#endif
