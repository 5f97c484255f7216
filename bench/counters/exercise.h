/* A moment of work that every counter should notice: cache misses, branches that nobody can
 * predict, operations. To find out whether a counter that starts also counts. */
#ifndef BENCH_COUNTERS_EXERCISE_H
#define BENCH_COUNTERS_EXERCISE_H

#include "base/err.h"

struct exercise {
    unsigned char *ground;
    double sum; /* so that nothing can be left out */
};

int exercise_init(struct exercise *, struct err *);
void exercise_free(struct exercise *);

void exercise_run(struct exercise *); /* a fraction of a millisecond */

#endif
