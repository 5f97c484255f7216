/* slabmark tune: searches the parameters of every algorithm of a scenario, and reports the front of
 * speed against floor on trials that the search never saw. */
#ifndef BENCH_TUNE_H
#define BENCH_TUNE_H

#include "bench/tune/hunt.h"
#include "bench/tune/trial_run.h"

struct tune_request {
    struct question question;
    size_t settings; /* of a grid */
    int seed;        /* of tuning; not that of the scenario */
    double budget;   /* seconds */
    const char *directory;
    int resume, quiet, json;
    const char *command; /* the command line */
};

/* The result of a tuning. */
struct tuned {
    const struct contest *contest;
    const struct tune_request *request;
    struct hunt *hunt; /* (contest->count,) heap */
    struct stage stage[STAGES];
    size_t tried;   /* settings of all algorithms and stages, fresh ones not counted */
    double seconds; /* duration */
    int late;       /* 1: the budget ended the search */
};

/* Runs all stages. Returns 0; 1 when a signal ended it, with all that was run in the journal; -1
 * and err. tuned_free after success and after failure. */
int tune(struct tuned *, const struct contest *, const struct tune_request *, struct files *,
         struct err *);
void tuned_free(struct tuned *);

#endif
