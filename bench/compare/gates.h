/* The numbers of a case that compare judges: how far each may get worse, and the exit code when it
 * gets worse by more. */
#ifndef BENCH_COMPARE_GATES_H
#define BENCH_COMPARE_GATES_H

#include "bench/common/args.h"

enum gate_id { GATE_INSTRUCTIONS, GATE_CPU, GATE_FLOOR, GATE_ITERATIONS, GATES };

extern const struct gate {
    const char *name; /* in the document */
    const char *flag; /* sets the tolerance */
    const char *unit; /* "%" or "dB", of the tolerance and of a change */
    double usual;     /* tolerance; INFINITY: no verdict unless one is given */
    enum err_kind kind;
    const char *title; /* of its table; NULL: the column's own name */
} gates[GATES];

struct tolerances {
    double of[GATES];
};

/* Those given by flags, the usual ones for the others. */
int tolerances_read(const struct args *, struct tolerances *, struct err *);

#endif
