/* Progress of a tuning on stderr: one line that is rewritten on a terminal, one line per stage
 * elsewhere. */
#ifndef BENCH_TUNE_PROGRESS_H
#define BENCH_TUNE_PROGRESS_H

#include <signal.h>
#include <stddef.h>

struct tune_progress {
    const char *stage; /* "grid"; borrowed */
    size_t wanted, done, batch;
    int trials;
    double begin, stage_begin, shown; /* seconds of the clock */
    double budget;                    /* seconds of the whole tuning */
    int live, quiet;
    const volatile sig_atomic_t *stop;
};

void tune_progress_begin(struct tune_progress *, const char *stage, size_t wanted, int trials);

/* The tick of a plan. arg: struct tune_progress. Returns 1 when *stop is set. */
int tune_progress_tick(void *arg, double done);

/* The end of a stage. */
void tune_progress_end(struct tune_progress *);

#endif
