/* The scores of all candidates that were run, by a key, kept in a journal: tune.jsonl. Its first
 * line is the question; every other line is a candidate. */
#ifndef BENCH_TUNE_MEMORY_H
#define BENCH_TUNE_MEMORY_H

#include "bench/tune/score.h"

#include <jansson.h>
#include <stdio.h>

struct memory { /* begins as {0} */
    struct remembered {
        char *key;
        struct score score;
    } * item;
    size_t count;
    FILE *journal; /* NULL: none */
    char *path;
};

/* Begins a journal in the directory; `asked` is borrowed. With `resume`, an existing one is read,
 * which must be of the same question. Without, it must not exist. Returns 0, or -1 and err. */
int memory_open(struct memory *, const char *directory, const json_t *asked, int resume,
                struct err *);

/* The score of a key; NULL: unknown. */
const struct score *memory_find(const struct memory *, const char *key);

/* Adds a score and a line of the journal. Returns 0, or -1 and err. */
int memory_add(struct memory *, const char *key, const struct score *, struct err *);

/* Waits until the lines are on the disk. Returns 0, or -1 and err. */
int memory_sync(struct memory *, struct err *);
void memory_free(struct memory *);

/* A score as JSON and back. score_from returns 0, or -1 when something is missing. */
json_t *score_json(const struct score *);
int score_from(const json_t *, struct score *);

#endif
