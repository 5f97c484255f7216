/* The state of process 0 in a run by several processes. */
#ifndef BENCH_RUN_FARM_INSIDE_H
#define BENCH_RUN_FARM_INSIDE_H

#include "base/clock.h"
#include "bench/run/farm.h"

struct member {
    long block;               /* the block that it computes; -1: none */
    struct patience patience; /* since it was heard */
    double share;
};

enum block_state { BLOCK_WAITS, BLOCK_IS_OUT, BLOCK_IS_DONE };

struct farm {
    struct run *run;
    struct member *member;   /* (peers_count(),) */
    enum block_state *state; /* (blocks,) */
    size_t next;             /* all blocks before it are handed out */
    int next_batch;          /* the first batch that is not recorded */
};

const struct work_block *farm_block(const struct farm *, size_t i);

/* 1 when a process still has to compute the case of the block. */
int farm_lacks(const struct run *, const struct work_block *, int item);

/* Adds a share of block i to the progress; shows it, with what the others have computed. */
void farm_add_progress(struct farm *, size_t i, double share);
void farm_show_progress(struct farm *);

#endif
