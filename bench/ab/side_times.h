/* The measurements of one side of a pair: the time of every block, and the digest of its results.
 */
#ifndef BENCH_AB_SIDE_TIMES_H
#define BENCH_AB_SIDE_TIMES_H

#include "bench/ab/side.h"
#include "bench/measure/profile.h"

struct side_times {
    size_t blocks;
    double *cpu, *wall;       /* (blocks,) heap: lower quartiles over the passes, seconds */
    double cpu_sum, wall_sum; /* over blocks                                             */
    uint64_t digest;
    long updates;
    int diverged;             /* iteration; -1: none                                     */
    double phase[ALL_PHASES]; /* ns per update; NAN: not measured                        */
};

/* The lower quartile of values (count >= 1,), interpolated linearly between ranks. Reorders them.
 */
double lower_quartile(double *values, size_t count);

/* Reads the results of a run, from its first line, given, to "end". Returns 0, or -1 and err; the
 * caller frees. */
int side_times_read(struct side_times *, struct side *, const char *first, struct err *);
void side_times_free(struct side_times *);

#endif
