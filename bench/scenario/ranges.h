/* The ranges that an algorithm's entry declares for slabmark tune: `tune: {step: [0.01, 1]}`. */
#ifndef BENCH_SCENARIO_RANGES_H
#define BENCH_SCENARIO_RANGES_H

#include "base/option.h"
#include "bench/scenario/tree.h"

enum { RANGES_MOST = 6 };

struct ranges {
    int count;
    struct range {
        const struct option *row;
        double low, high;
    } range[RANGES_MOST];
};

/* Reads the map `tune`; options: the algorithm's. Returns 0, or -1 and err with the place in the
 * file. */
int ranges_read(struct ranges *, const struct tree *tune, const struct options *, struct err *);

#endif
