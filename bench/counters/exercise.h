/* A moment of work that every counter should notice: cache misses, unpredictable branches,
 * operations. It finds counters that start but do not count. */
#ifndef BENCH_COUNTERS_EXERCISE_H
#define BENCH_COUNTERS_EXERCISE_H

#include "base/err.h"

struct exercise {
    unsigned char *memory;
    double sum; /* keeps the compiler from removing the work */
};

int exercise_init(struct exercise *, struct err *);
void exercise_free(struct exercise *);

void exercise_run(struct exercise *); /* a fraction of a millisecond */

#endif
