/* A scenario: a file with the overrides of environment and command line, and the cases that its
 * sweep expands to. */
#ifndef BENCH_SCENARIO_H
#define BENCH_SCENARIO_H

#include "bench/scenario/pool.h"
#include "bench/scenario/tree.h"

/* One swept path. Axes with the same `turn` go together (zip); different turns make a product. */
struct axis {
    const char *path; /* "system.nonzeros"                     */
    const char *name; /* "nonzeros": its part of a case's name */
    int turn;
    int count;
    struct tree **value; /* (count,)                              */
    const char **text;   /* (count,) on one line                  */
};

struct scenario_case {
    const char *name; /* sapsm/nonzeros=20/threads=2            */
    const char *label;
    int algorithm;     /* item of the list                       */
    struct tree *tree; /* the case's own scenario, as written     */
    int *at;           /* (axes,) index of the value, -1 where the axis does not concern it */
};

struct scenario {
    struct pool pool;
    const char *path; /* of the file                             */
    const char *name;
    struct tree *base; /* without the sweep, with overrides       */
    int axes, labels, cases;
    struct axis *axis;
    const char **label;         /* (labels,) one per algorithm            */
    struct scenario_case *item; /* (cases,)                       */
};

/* A setting that overrides the file, and where it came from. */
struct override {
    const char *path, *value;
    const char *origin; /* "--set network.nodes=5" or "SLABMARK_TRIALS=5" */
};

/* Reads and expands; setup.h decodes. Fills *scenario; call scenario_free in any case. */
int scenario_read(struct scenario *, const char *path, const struct override *, int overrides,
                  struct err *);
void scenario_free(struct scenario *);

#endif
