/* cases.jsonl: a line of JSON per finished case, which vouches for the case's rows. */
#ifndef BENCH_RESULTS_JOURNAL_H
#define BENCH_RESULTS_JOURNAL_H

#include "bench/results/results.h"

/* Rows of a case in one file. */
struct journal_rows {
    long bytes;
    char sha256[SHA256_TEXT];
};

/* The line of a case, without its newline, heap. NULL and err when out of memory. */
char *journal_line(const struct case_result *, const struct journal_rows rows[RESULT_FILES],
                   struct err *);

struct journal_line {
    char *text; /* with its newline */
    int item;   /* of the scenario  */
    int dropped, diverged;
    struct journal_rows rows[RESULT_FILES];
    size_t from[RESULT_FILES]; /* where they are,                   */
    unsigned found;            /* bit i: and they are there, whole  */
};
struct journal {
    struct journal_line *line;
    size_t lines;
    int is_whole; /* no line was left out */
};

/* Reads the lines of a directory's journal. Those that are damaged are left out, and cases that
 * stand there twice are marked as dropped; the notes name both. A last line without an end was
 * being written. */
int journal_read(struct journal *, const char *directory, const struct scenario *, json_t *notes,
                 struct err *);
void journal_free(struct journal *);

#endif
