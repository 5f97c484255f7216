/* The result directory of a run, complete after every case.
 *
 *     run.json       resolved scenario, inputs, environment, build, command, status
 *     cases.jsonl    the journal: a line per finished case, with size and digest of its rows
 *     curves.csv, summary.csv, samples.jsonl, estimates.csv
 *
 * A case's rows are on the disk before its line in the journal, and that before the case counts as
 * finished: whatever ends a run, --resume finds the cases that are whole. Waiting for the disk
 * takes milliseconds, so cases that finish together wait together: results_add, then one
 * results_sync. Every write is checked. */
#ifndef BENCH_RESULTS_H
#define BENCH_RESULTS_H

#include "bench/results/case_result.h"
#include "bench/results/rows.h"
#include "bench/results/run_json.h"

#include <jansson.h>
#include <stdio.h>

struct results {
    char *directory, started[RUN_DATE];
    FILE *rows[RESULT_FILES], *journal; /* saved ones: NULL unless wanted */
    unsigned unsynced;                  /* bit i: rows[i] has rows that may not be on the disk */
    char *held;                         /* their lines of the journal, heap; NULL: none         */
    int lock;                  /* descriptor of the directory, locked while it is written */
    int had_diverged;          /* resuming: a finished case diverged */
    json_t *environment;       /* as it was when the directory was opened */
    json_t *inputs;            /* digests of the files that the run reads */
    json_t *node_ids;          /* what graph files call their nodes       */
    struct ceilings *ceilings; /* of this machine, heap; NULL: none that hold here */
    struct err no_ceilings;    /* why there are none                               */
    char **finished;           /* (finished_count,) cases that are kept, when resuming */
    size_t finished_count;
    json_t *more;  /* further members of run.json: of a shard, of a merged result; NULL: none */
    json_t *notes; /* texts that whoever runs it should read */
};

enum results_mode { RESULTS_NEW, RESULTS_REPLACE, RESULTS_RESUME };

/* Creates results/NAME-DATE; appends a number if it exists. Returns the path, which the caller
 * frees; NULL and err on failure. */
char *results_make_directory(const char *name, struct err *);

/* ERR_USAGE when the directory holds cases, or a file that slabmark did not write. */
int results_check_unused(const char *directory, struct err *);

/* Creates or opens the directory. Rejects one that holds cases, unless the mode is to replace or to
 * resume (resume.h). `more`, which may be NULL, becomes the results'. results_free after success
 * and after failure. */
int results_open(struct results *, const char *directory, enum results_mode,
                 const struct scenario *, const char *command, unsigned saved, json_t *more,
                 struct err *);

/* 1 when the case is finished and kept. */
int results_has(const struct results *, const char *case_name);

/* The fingerprint of this machine; "" where it is not known. */
const char *results_machine(const struct results *);

/* The path of a file, heap. NULL and err when out of memory. */
char *results_path(const struct results *, enum result_file, struct err *);

/* Writes a case's rows and holds its line of the journal back. It is not finished yet. */
int results_add(struct results *, const struct case_result *, struct err *);

/* A finished case of another directory: its line of the journal, which ends with a newline, and its
 * rows. The header is for a file that is still empty. */
struct finished_rows {
    const char *header, *bytes;
    size_t header_size, size;
};
int results_copy(struct results *, const char *line, const struct finished_rows[RESULT_FILES],
                 struct err *);

/* Waits until the rows of all added cases are on the disk, then until their lines are: from then on
 * they are finished. */
int results_sync(struct results *, struct err *);

/* Syncs what was added. status: "complete", "stopped" or "failed". */
int results_close(struct results *, const struct scenario *, const char *command,
                  const char *status, struct err *);

void results_free(struct results *);

#endif
