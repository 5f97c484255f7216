/* Time spent, by two clocks. */
#ifndef BENCH_COMMON_SPENT_H
#define BENCH_COMMON_SPENT_H

#include "base/clock.h"

#include <math.h>

struct spent {
    double wall; /* seconds */
    double cpu;  /* seconds that all threads of this process ran */
};

static const struct spent spent_unknown = {NAN, NAN};

/* What both clocks show. The wall clock is read next to what is timed: the other one takes a system
 * call. */
static inline struct spent spent_begin(void)
{
    struct timespec ran;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ran);
    double cpu = (double)ran.tv_sec + 1e-9 * (double)ran.tv_nsec;
    return (struct spent){clock_seconds(), cpu};
}

static inline struct spent spent_since(const struct spent *begin)
{
    double wall = clock_seconds();
    return (struct spent){wall - begin->wall, spent_begin().cpu - begin->cpu};
}

static inline void spent_add(struct spent *sum, struct spent more)
{
    sum->wall += more.wall;
    sum->cpu += more.cpu;
}

static inline struct spent spent_share(struct spent all, double parts)
{
    return (struct spent){all.wall / parts, all.cpu / parts};
}

#endif
