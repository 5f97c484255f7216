/* A tuning that runs, and its budget: the search ends when the rest of the budget is needed for
 * finals and fresh trials. */
#ifndef BENCH_TUNING_H
#define BENCH_TUNING_H

#include "bench/tune/tune.h"

struct tuning {
    struct tuned *tuned;
    struct runner runner;
    double begin;
    struct question question; /* with as many points as there is time for */
};

/* Sets the ends of grid and search, before anything is run. */
void tuning_set_ends(struct tuning *);

/* Fewer trials judge where finals and fresh trials would take more than half of the budget. */
void tuning_shorten_finals(struct tuning *);

/* Drops points of the fronts if there is no time for all. */
void tuning_limit_points(struct tuning *);

/* After a round: the next search leaves time for its finals, and the finals for the fresh trials.
 */
void tuning_limit_rounds(struct tuning *);

#endif
