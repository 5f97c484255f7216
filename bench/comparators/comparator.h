/* Comparators do the same work without slabmark, so that anyone can repeat the ratios. Their
 * libraries are loaded when a comparator is opened, never linked.
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
    int built_for;                  /* a level of native.h: what its code asks of the CPU */
    int (*load)(struct err *);      /* NULL: nothing to load. Called again it does nothing */
    const char *(*version)(void);   /* of its library, when opened; static */
    const struct learner *learners; /* up to a NULL algorithm; NULL: none */
    project_fn *project;            /* NULL: does not */
    comparator_normals_fn *normals; /* NULL: does not */
};

#define COMPARATOR(id) extern const struct comparator comparator_##id;
#include "bench/comparators/comparators.def"
#undef COMPARATOR
extern const struct comparator *const comparators[]; /* NULL-terminated */

/* Loads it. -1 and the reason (ERR_ABSENT) when it is not available here. */
int comparator_open(const struct comparator *, struct err *);

/* Its learner for an algorithm, or NULL. */
const struct learner *comparator_learner(const struct comparator *, const char *algorithm);

#endif
