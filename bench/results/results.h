/* The result directory of a run, complete after every case.
 *
 *     run.json       resolved scenario, inputs, environment, build, command, status
 *     cases.jsonl    the journal: a line per finished case, with size and digest of its rows
 *     curves.csv, summary.csv, samples.jsonl, estimates.csv
 *
 * A case's rows are synced to the disk before its line in the journal, and that line before the
 * case counts as finished. However a run ends, --resume finds the complete cases. Every write is
 * checked. Functions return 0, or -1 and err, unless they say otherwise. One thread. */
#ifndef BENCH_RESULTS_H
#define BENCH_RESULTS_H

#include "bench/results/case_result.h"
#include "bench/results/rows.h"
#include "bench/results/run_json.h"

#include <jansson.h>
#include <stdio.h>

struct results {
    char *directory, started[RUN_DATE];
    FILE *rows[RESULT_FILES], *journal; /* saved files: NULL unless requested */
    int lock;                           /* descriptor of the locked directory */
    int had_diverged;                   /* 1: resuming, and a finished case diverged */
    json_t *environment;                /* at the time of opening the directory */
    json_t *inputs;                     /* digests of the input files */
    struct ceilings *ceilings;          /* of this machine, heap; NULL: none that are valid */
    struct err no_ceilings;             /* the reason for NULL                              */
    char **finished;                    /* (finished_count,) names of kept cases, when resuming */
    size_t finished_count;
    json_t *notes; /* texts for the user */
};

enum results_mode { RESULTS_NEW, RESULTS_REPLACE, RESULTS_RESUME };

/* Creates results/NAME-DATE; appends a number if it exists. Returns the path, which the caller
 * frees; NULL and err on failure. */
char *results_make_directory(const char *name, struct err *);

/* Creates or opens the directory. Rejects one that holds cases, unless the mode is to replace or to
 * resume (resume.h). results_free after success and after failure. */
int results_open(struct results *, const char *directory, enum results_mode,
                 const struct scenario *, const char *command, unsigned saved, struct err *);

/* 1 when the case is finished and kept. */
int results_has(const struct results *, const char *case_name);

/* Writes a finished case to all files. */
int results_add(struct results *, const struct case_result *, struct err *);

/* Writes the final run.json. status: "complete", "stopped" or "failed". */
int results_close(struct results *, const struct scenario *, const char *command,
                  const char *status, struct err *);

void results_free(struct results *);

#endif
