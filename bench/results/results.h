/* The result directory of a run: native format first, complete after every case.
 *
 *     run.json       resolved scenario, environment, build, command, status
 *     cases.jsonl    the journal: one line per finished case, with the sizes of the other files
 *     curves.csv, summary.csv, samples.jsonl, estimates.csv
 *
 * A case's rows are written and flushed, then its line in the journal: after a crash --resume cuts
 * the files back to what the last line says and goes on. Every write is checked. */
#ifndef BENCH_RESULTS_H
#define BENCH_RESULTS_H

#include "bench/results/case_result.h"

#include <jansson.h>
#include <stdio.h>

struct results {
    char *directory;
    FILE *curves, *summary, *samples, *estimates, *journal; /* estimates: NULL unless saved */
    int lock;                  /* descriptor of the directory, locked while it is written */
    int had_estimates;         /* resuming: the finished cases have saved theirs */
    int had_diverged;          /* likewise: one of them diverged */
    json_t *environment;       /* as it was when the directory was opened */
    struct ceilings *ceilings; /* of this machine, heap; NULL: never measured */
    char **finished;           /* (finished_count,) cases that the journal holds, when resuming */
    size_t finished_count;
};

enum results_mode { RESULTS_NEW, RESULTS_REPLACE, RESULTS_RESUME };

/* Makes or opens the directory. A directory that holds results is refused unless it is to be
 * replaced or resumed, which takes the same scenario. */
int results_open(struct results *, const char *directory, enum results_mode,
                 const struct scenario *, const char *command, int save_estimates, struct err *);

/* 1 when the journal holds the case already. */
int results_has(const struct results *, const char *case_name);

int results_add(struct results *, const struct case_result *, struct err *);

/* status: "complete", "stopped" or "failed". */
int results_close(struct results *, const struct scenario *, const char *command,
                  const char *status, struct err *);

void results_free(struct results *);

#endif
