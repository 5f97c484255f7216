/* cases.jsonl, the journal: a line of JSON per finished case, with size and digest of its rows. */
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
    int item;   /* index in the scenario */
    int dropped, diverged;
    struct journal_rows rows[RESULT_FILES];
    size_t from[RESULT_FILES]; /* their offset in file i              */
    unsigned found;            /* bit i: they are complete in file i  */
};
struct journal {
    struct journal_line *line;
    size_t lines;
    int is_whole; /* 1: every line was valid */
};

/* Reads the lines of a directory's journal. Damaged lines are skipped, and cases with two lines are
 * marked as dropped; the notes name both. A last line without a newline was being written and is
 * skipped. Returns 0, or -1 and err; journal_free after success and after failure. */
int journal_read(struct journal *, const char *directory, const struct scenario *, json_t *notes,
                 struct err *);
void journal_free(struct journal *);

#endif
