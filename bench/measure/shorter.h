/* A plan of fewer iterations, for a quick trial of its speed. */
#ifndef BENCH_MEASURE_SHORTER_H
#define BENCH_MEASURE_SHORTER_H

#include "engine/engine.h"

struct shorter {
    struct plan plan; /* points into the members below: a struct shorter must not move */
    struct source source;
    struct system system;
};

/* The same plan with iterations 1 .. the plan's own; changes of the system that come later are left
 * out. What the plan points to is borrowed. */
void shorter_make(struct shorter *, const struct plan *, int iterations);

#endif
