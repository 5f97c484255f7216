/* A run in progress, and its blocks one after the other. */
#ifndef BENCH_RUN_BLOCKS_H
#define BENCH_RUN_BLOCKS_H

#include "bench/results/blocks.h"
#include "bench/run/division.h"
#include "bench/run/recorder.h"

struct run {
    const struct scenario *scenario;
    const char *chosen;
    struct division division;
    struct blocks blocks; /* finished ones whose cases are not; file NULL: there are none */
    const struct run_request *request;
    struct files *files;
    struct results results;
    struct progress progress;
    struct recorder recorder;
};

/* 1 when a case belongs to the block and is not finished there. */
int run_wants(const struct run *, const struct work_block *, int item);

/* Fills the outcomes of a batch. Returns 0, or -1 and err. */
typedef int run_curves_fn(struct run *, struct batch *, struct err *);
run_curves_fn run_own_curves; /* runs the engine here */

/* Runs the wanted cases of a block. A whole block is timed and recorded; one of some trials goes to
 * run->blocks. Returns 0, or -1 and err. */
int run_block(struct run *, const struct work_block *, run_curves_fn *, struct err *);

#endif
