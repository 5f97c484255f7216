/* A short piece of work that every counter should count: cache misses, unpredictable branches,
 * operations. It reveals counters that start but do not count. */
#ifndef BENCH_COUNTERS_EXERCISE_H
#define BENCH_COUNTERS_EXERCISE_H

#include "base/err.h"

struct exercise {
    unsigned char *memory;
    double sum; /* keeps the compiler from removing the work */
};

/* Returns 0, or -1 and err when out of memory. */
int exercise_init(struct exercise *, struct err *);
void exercise_free(struct exercise *);

void exercise_run(struct exercise *); /* takes a fraction of a millisecond */

#endif
