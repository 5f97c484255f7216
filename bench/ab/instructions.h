/* Instructions of both programs, counted under valgrind: to the last digit, whatever the machine
 * does, but of the kernels that valgrind can run, which may not be those that were timed. */
#ifndef BENCH_AB_INSTRUCTIONS_H
#define BENCH_AB_INSTRUCTIONS_H

#include "bench/ab/side.h"

struct instructions {
    double per_update[2];    /* of OLD, of NEW; NAN: not counted     */
    char kernels[SIDE_WORD]; /* that were counted; "" when none were */
    char why[200];           /* they are not counted; "" else        */
};

/* Counts a case. What cannot be had here is no failure: `why` says it. */
int instructions_count(struct instructions *, const struct scenario_case *, struct files *,
                       const struct program program[2], struct err *);

/* new / old, less 1; NAN: not counted. */
double instructions_change(const struct instructions *);

#endif
