/* Joins the results of shards into the result of the whole run. */
#ifndef BENCH_MERGE_H
#define BENCH_MERGE_H

#include "bench/results/results.h"

struct merge_request {
    const char *output;
    const char *const *directory; /* (directories,) of the shards */
    int directories;
    int partial; /* 1: takes the cases that are whole */
    enum results_mode mode;
    const char *command; /* the command line */
};

/* Returns 0; RUN_DIVERGED when a case diverged; or -1 and err: ERR_INCOMPARABLE when shards do not
 * fit together, or one is missing, given twice or not finished. */
int merge_shards(const struct merge_request *, struct err *);

#endif
