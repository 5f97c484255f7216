/* The division of a run into blocks, and of the blocks among shards.
 *
 * A block is the cases that share data, for some or all of their trials. It depends on the scenario
 * and the number of shards alone, not on the machine: every shard computes the whole division by
 * itself. */
#ifndef BENCH_RUN_DIVISION_H
#define BENCH_RUN_DIVISION_H

#include "bench/run/run.h"

struct work_block {
    int batch; /* its cases: those with this number in division.batch */
    int first_trial, trials;
    int is_whole; /* 1: all trials */
    int shard;    /* from 0 */
    double work;
};

struct division {
    int *batch; /* (cases,) of each case, -1: not chosen */
    int batches, shards;
    struct work_block *block; /* (blocks,) in the order of the batches, then of the trials */
    size_t blocks;
    double *load; /* (shards,) the work of each shard */
};

enum { MOST_SHARDS = 100000 };

/* About what one core does in a second: to weigh the time for timing a case, and for advice. */
extern const double work_per_second;

/* Cases that are timed or counted stay whole, since their numbers must be from one machine. Others
 * are divided by trials where they are more than a shard's share. Returns 0, or -1 and err;
 * division_free after success and after failure. */
int division_make(struct division *, const struct scenario *, const char *chosen,
                  const struct checked *, int shards, struct err *);
void division_free(struct division *);

/* 1 when a shard has the case, or some of its trials. */
int division_has(const struct division *, const struct shard *, int item);

#endif
