/* blocks.jsonl: the finished blocks of trials of cases that several shards, or the processes of one
 * run, share. Each line holds what the trials add to the outcome of the case, in numbers that read
 * back as the same bits. A line is on the disk before its block counts as finished. Functions
 * return 0, or -1 and err. */
#ifndef BENCH_RESULTS_BLOCKS_H
#define BENCH_RESULTS_BLOCKS_H

#include "bench/results/run_json.h"
#include "bench/scenario/scenario.h"
#include "engine/engine.h"

#include <stdio.h>

/* The trials of one case in one block. */
struct block_span {
    int item; /* index in the scenario */
    int first_trial, trials;
};

/* What a merged result has to say about the machine that ran them. */
struct block_origin {
    int threads;
    char threads_by[32], kernels[16], machine[24];
};

struct blocks {
    FILE *file;
    char *path; /* NULL: the lines are not for the disk */
    struct finished_block {
        struct block_span span;
        long at; /* offset of its line */
    } * done;    /* (count,) heap */
    size_t count;
};

/* Opens the directory's file to append to it. When `resumes` is not 0 it keeps the blocks that are
 * whole; the notes name a line that is damaged, and its block is run again. blocks_close after
 * success and after failure. */
int blocks_open(struct blocks *, const char *directory, int resumes, const struct scenario *,
                json_t *notes, struct err *);

/* 1 when the block is finished. */
int blocks_have(const struct blocks *, struct block_span);

/* Adds a line; blocks_sync waits until all lines are on the disk. */
int blocks_add(struct blocks *, const struct scenario *, struct block_span, const struct plan *,
               const struct outcome *, const struct block_origin *, struct err *);

/* The same for lines that another process made. Blocks that are there already are left out. */
int blocks_add_text(struct blocks *, const struct scenario *, const char *lines, struct err *);
int blocks_sync(struct blocks *, struct err *);
void blocks_close(struct blocks *);

/* Removes the file, if there is one. */
int blocks_drop(const char *directory, struct err *);

/* Calls `take` for each block of a directory in the order of the file, with the offset of its line.
 * Ends when `take` returns other than 0, and returns that. */
int blocks_visit(const char *directory, const struct scenario *, json_t *notes,
                 int (*take)(void *, struct block_span, long at, struct err *), void *arg,
                 struct err *);

/* The line at an offset, which block_add decodes: a new reference. NULL and err on failure. */
json_t *blocks_line(const char *directory, long at, struct err *);

/* Adds a block to the outcome of all trials of its case. */
int block_add(struct outcome *all, const struct plan *, struct block_span, const json_t *line,
              struct block_origin *, struct err *);

/* The outcome of all trials of a case, from its blocks. outcome_free after success and after
 * failure. */
int blocks_join(const struct blocks *, int item, const struct plan *, struct outcome *,
                struct err *);

#endif
