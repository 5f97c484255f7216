/* The parts of a merge: the result directories of shards, read and checked against each other. */
#ifndef BENCH_MERGE_PARTS_H
#define BENCH_MERGE_PARTS_H

#include "bench/results/blocks.h"
#include "bench/results/journal.h"
#include "bench/results/rows.h"

struct part_block {
    struct block_span span;
    long at; /* offset of its line */
};

struct part {
    const char *directory;
    json_t *run; /* its run.json */
    int index, of;
    struct journal journal;
    struct row_table table[RESULT_FILES];
    struct part_block *block; /* (blocks,) heap */
    size_t blocks;
};

struct parts {
    struct part *part; /* (count,) heap */
    int count;
    unsigned saved; /* files that --save asked for */
    json_t *notes;  /* on damaged lines */
};

/* Reads the run.json of each directory, and checks that they are shards of one run of one version.
 * Returns 0, or -1 and err; parts_free after success and after failure. */
int parts_open(struct parts *, const char *const *directory, int directories, struct err *);

/* Reads the finished cases and blocks of all parts. The row tables refer to the scenario. */
int parts_read(struct parts *, const struct scenario *, struct err *);

/* Lists what is missing, given twice or not finished in text (size,), "" when nothing is. Returns 1
 * when a shard was given twice, which no merge can take. */
int parts_lack(const struct parts *, char *text, size_t size);

/* "machine.fingerprint" of a part; "" where it is not known. */
const char *part_machine(const struct part *);

/* Why the machine of a part could not run a case; NULL: it could. */
const char *part_left_out(const struct part *, const char *case_name);

/* The journal's line of a finished case whose rows are whole; NULL: the part has none. Fills the
 * rows. */
const struct journal_line *part_case(const struct part *, int item,
                                     struct finished_rows[RESULT_FILES]);

void parts_free(struct parts *);

#endif
