/* A scenario: a file with the overrides from the environment and the command line, and the cases
 * that its sweep expands to. */
#ifndef BENCH_SCENARIO_H
#define BENCH_SCENARIO_H

#include "bench/scenario/pool.h"
#include "bench/scenario/tree.h"

/* One swept path. Axes with the same `turn` advance together (zip); different turns make a product.
 */
struct axis {
    const char *path; /* "system.nonzeros"                     */
    const char *name; /* "nonzeros", as in the names of cases  */
    int turn;
    int count;
    struct tree **value; /* (count,)                                     */
    const char **text;   /* (count,) each value as text without line end */
};

struct scenario_case {
    const char *name; /* sapsm/nonzeros=20/threads=2            */
    const char *label;
    int algorithm;     /* index in the list of algorithms        */
    struct tree *tree; /* the case's own scenario, as written    */
    int *at;           /* (axes,) index of the axis's value; -1: the axis does not concern it */
};

struct override;

struct scenario {
    struct pool pool;
    const char *path; /* path of the file                        */
    const char *name;
    struct tree *base;               /* without the sweep, with overrides       */
    const struct override *override; /* (overrides,) borrowed     */
    int overrides;
    int axes, labels, cases;
    struct axis *axis;
    const char **label;         /* (labels,) one per algorithm            */
    struct scenario_case *item; /* (cases,)                       */
};

/* A setting that overrides the file, and its origin. */
struct override {
    const char *path, *value;
    const char *origin; /* "--set network.nodes=5" or "SLABMARK_TRIALS=5" */
};

/* Reads the file, applies the overrides (overrides,) in their order and expands the sweep; setup.h
 * decodes the cases. Everything belongs to scenario->pool. Returns 0, or -1 and err with the place
 * in the file. Call scenario_free after success and after failure. */
int scenario_read(struct scenario *, const char *path, const struct override *, int overrides,
                  struct err *);

/* The same from the text that the file had. */
int scenario_parse(struct scenario *, const char *text, const char *path, const struct override *,
                   int overrides, struct err *);
void scenario_free(struct scenario *);

#endif
