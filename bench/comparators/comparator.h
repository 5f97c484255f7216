/* Comparators: the same work as people would do it without slabmark, so that anyone can repeat the
 * ratios. Built in and never linked to: libraries are loaded when a comparator is opened.
 *
 * A comparator takes part wherever it has a function for it. It allocates nothing in what is timed,
 * uses one thread, and what it gives is held against slabmark's own result. */
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
    const char *(*version)(void);   /* of what it stands on; once opened, static */
    const struct learner *learners; /* up to a NULL algorithm; NULL: none */
    project_fn *project;            /* NULL: does not */
    comparator_normals_fn *normals; /* NULL: does not */
};

#define COMPARATOR(id) extern const struct comparator comparator_##id;
#include "bench/comparators/comparators.def"
#undef COMPARATOR
extern const struct comparator *const comparators[]; /* NULL-terminated */

/* Makes it ready. -1 and the reason (ERR_ABSENT) when it cannot be had here. */
int comparator_open(const struct comparator *, struct err *);

/* How it learns by that algorithm, or NULL. */
const struct learner *comparator_learner(const struct comparator *, const char *algorithm);

#endif
