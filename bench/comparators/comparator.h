/* Comparators do the same work without slabmark's code, so that anyone can reproduce the ratios.
 * Their libraries are loaded when a comparator is opened, never linked.
 *
 * A comparator is timed in every task for which it has a function. It allocates nothing while it is
 * timed, uses one thread, and its result is compared with slabmark's. */
#ifndef BENCH_COMPARATOR_H
#define BENCH_COMPARATOR_H

#include "bench/comparators/learner.h"
#include "bench/comparators/projections.h"

#include "base/err.h"

/* Fills out (n,) with standard normals. */
typedef void comparator_normals_fn(double *out, size_t n);

struct comparator {
    const char *name, *summary;
    int built_for;                  /* a level of native.h: the CPU that its code requires */
    int (*load)(struct err *);      /* idempotent; 0, or -1 and err; NULL: nothing to load */
    const char *(*version)(void);   /* of its library, after load; static */
    const struct learner *learners; /* ends with a NULL algorithm; NULL: no learner */
    project_fn *project;            /* NULL: no projection */
    comparator_normals_fn *normals; /* NULL: no generator */
};

#define COMPARATOR(id) extern const struct comparator comparator_##id;
#include "bench/comparators/comparators.def"
#undef COMPARATOR
extern const struct comparator *const comparators[]; /* NULL-terminated */

/* Checks the CPU and loads the library. Returns 0, or -1 and ERR_ABSENT with the reason. One thread
 * at a time. */
int comparator_open(const struct comparator *, struct err *);

/* The comparator's learner for an algorithm, or NULL. */
const struct learner *comparator_learner(const struct comparator *, const char *algorithm);

#endif
