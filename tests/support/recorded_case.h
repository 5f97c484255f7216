/* A recorded case: data, network and what every run of it must give (tests/cases). */
#ifndef SUPPORT_RECORDED_CASE_H
#define SUPPORT_RECORDED_CASE_H

#include "bench/matrix/matrix.h"
#include "tests/support/fixture.h"

#include <jansson.h>

struct recorded_case {
    char folder[128];
    int nodes, taps, length;
    struct matrix regressors, desired, weights, truth;
    json_t *root, *runs; /* the array "runs" of params.json */
};

struct recorded_run {
    const char *name;
    const json_t *json;
    double slab[16];  /* one for each node */
    double tolerance; /* on estimates, which are of order one */
};

void recorded_case_read(struct recorded_case *, const char *folder);
void recorded_case_free(struct recorded_case *);

/* The matrix (or the JSON text) that a run names under `key`. */
void recorded_case_matrix(const struct recorded_case *, const struct recorded_run *,
                          const char *key, struct matrix *);
json_t *recorded_case_json(const struct recorded_case *, const char *file);

/* Run i of the case, or 0 when there is none. */
int recorded_case_run(const struct recorded_case *, int i, struct recorded_run *);

/* The plan of a run; both are borrowed. */
void recorded_case_setup(const struct recorded_case *, struct recorded_run *, struct fixture *);

#endif
