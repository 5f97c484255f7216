/* The numbers of a case that `compare` judges: the tolerance of each, and the exit code when it is
 * exceeded. */
#ifndef BENCH_COMPARE_GATES_H
#define BENCH_COMPARE_GATES_H

#include "bench/common/args.h"

enum gate_id { GATE_INSTRUCTIONS, GATE_CPU, GATE_FLOOR, GATE_ITERATIONS, GATES };

extern const struct gate {
    const char *name; /* in the document */
    const char *flag; /* that sets the tolerance */
    const char *unit; /* of the tolerance and of a change: "%", "dB" */
    double usual;     /* default tolerance; INFINITY: no verdict unless one is given */
    enum err_kind kind;
    const char *title; /* of its table; NULL: the column's own name */
} gates[GATES];

struct tolerances {
    double of[GATES];
};

/* Reads the tolerances from flags; the others get their defaults. Returns 0, or -1 and err. */
int tolerances_read(const struct args *, struct tolerances *, struct err *);

#endif
