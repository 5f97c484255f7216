/* The taps of a system in classes of equal size, because the theory of two taps of the same
 * magnitude is the same. Internal to the theory. */
#ifndef THEORY_POPULATION_H
#define THEORY_POPULATION_H

#include "engine/engine.h"

struct tap_class {
    double value; /* of a tap, >= 0: signs do not matter */
    int taps;
};

struct population { /* of one system */
    double weight;  /* share of the trials that it stands for */
    int classes;
    struct tap_class *class; /* (classes,) heap, by ascending value */
    double *noise;           /* (nodes,) variances, heap            */
};

/* The systems that theory is averaged over. */
enum { POPULATION_SYSTEMS = 20 };
struct populations {
    int count;
    struct population item[POPULATION_SYSTEMS];
};

/* The systems of the first POPULATION_SYSTEMS trials, equal ones once. Returns 0, or -1 and err
 * when out of memory; populations_free after success and after failure. */
int populations_by_value(struct populations *, const struct plan *, struct err *);

/* One class of all taps, with the mean power of all trials: enough where the theory is linear in
 * the powers of system and noise. The rest is the same. */
int populations_by_power(struct populations *, const struct plan *, struct err *);

void populations_free(struct populations *);

#endif
