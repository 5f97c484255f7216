/* Instructions of both programs, counted under valgrind. The counts are exact and do not depend on
 * the machine's load. valgrind cannot run every kernel set, so the kernels counted may differ from
 * the kernels timed. */
#ifndef BENCH_AB_INSTRUCTIONS_H
#define BENCH_AB_INSTRUCTIONS_H

#include "bench/ab/side.h"

struct instructions {
    double per_update[2];    /* of OLD, of NEW; NAN: not counted         */
    char kernels[SIDE_WORD]; /* the kernels counted; "" when none were   */
    char why[200];           /* the reason for no count; "" when counted */
};

/* Counts a case. Returns 0, or -1 and err. A count that is impossible on this machine is not an
 * error: `why` holds the reason. */
int instructions_count(struct instructions *, const struct scenario_case *, struct files *,
                       const struct program program[2], struct err *);

/* new / old - 1; NAN: not counted. */
double instructions_change(const struct instructions *);

#endif
