/* A case joined from blocks of trials, and the machines that a merged result names. */
#ifndef BENCH_MERGE_JOINED_H
#define BENCH_MERGE_JOINED_H

#include "bench/merge/parts.h"
#include "bench/run/batch.h"

struct joined_block {
    const struct part *part;
    struct part_block block;
};

struct joined {
    struct joined_block *block; /* (blocks,) in the order of the trials, heap */
    size_t blocks;
    char machine[200];
    struct kernels kernels; /* named after those that ran */
};

/* Finds the blocks of a case. Returns 0, or -1: err and gap "", or gap names the trials that are
 * missing. joined_free after success. */
int joined_find(struct joined *, const struct parts *, int item, int trials, char gap[80],
                struct err *);

/* Fills the outcome of the batch's case, and the plan with the threads and kernels that ran it; the
 * joined case must outlive the batch. Returns 0, or -1 and err. */
int joined_add(struct joined *, struct batch *, struct measured *, struct err *);
void joined_free(struct joined *);

/* Machine, build and ceilings of the merged result are those of the shards. Where machines differ
 * it has none of its own, and *more lists them: {"machines": {fingerprint: ...}}. It also has the
 * cases that a machine could not run: {"left_out": {case: why}}. Return 0, or -1 and err. */
int joined_more(const struct parts *, json_t **more, struct err *);
int joined_origin(const struct parts *, struct results *, struct err *);

#endif
