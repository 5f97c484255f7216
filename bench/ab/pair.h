/* A pair: both programs run at once, on the same processors, and take turns to time one case. */
#ifndef BENCH_AB_PAIR_H
#define BENCH_AB_PAIR_H

#include "bench/ab/side_times.h"

/* The size of a case's runs, the same for every pair of the case. */
struct pair_size {
    int iterations, trials; /* per pass                                 */
    int passes;             /* over the same data                       */
    int units;              /* per turn; a unit is one pass of one block */
};

/* The inputs of a pair other than its programs; borrowed. */
struct pair_setting {
    const char *folder, *scenario; /* of the one case */
    struct side_limits limits;
    uint64_t *draw; /* state of the random choices: processors, side that begins */
    int threads;
    int laps; /* 1: also time the phases */
};

struct pair {
    struct side_times side[2]; /* OLD, NEW */
    int processor;             /* of the first thread; -1: not pinned */
    double clock;              /* additions a second in a chain, at the end */
    double seconds;            /* duration of the pair */
    uint64_t scenario[2];      /* digest of the scenario as each side resolved it */
    int exact;                 /* 1: digests of results can be compared */
    char kernels[2][SIDE_WORD], version[2][SIDE_WORD], commit[2][SIDE_WORD];
};

/* Chooses sizes from a short timing by the old program: passes of 10 to 25 ms, turns of 1 ms.
 * Returns 0, or -1 and err. */
int pair_size_choose(struct pair_size *, const struct program *old, const struct pair_setting *,
                     struct err *);

/* Runs one pair; the caller frees it. Returns 0, or -1 and err when a side fails; *pair is then
 * empty. */
int pair_run(struct pair *, const struct program *const program[2], const struct pair_size *,
             const struct pair_setting *, struct err *);
void pair_free(struct pair *);

/* log(new / old) of the seconds summed over blocks. */
double pair_cpu(const struct pair *);
double pair_wall(const struct pair *);

/* CPU time of a thread by the time that passed, of the side where it is less. */
double pair_ran(const struct pair *);

#endif
