/* Reads an interrupted run for --resume. */
#ifndef BENCH_RESULTS_RESUME_H
#define BENCH_RESULTS_RESUME_H

#include "bench/results/results.h"

/* Checks that the directory holds cases of this scenario, of this build, on this machine and from
 * the same inputs, and that its files were not edited. Otherwise returns -1 and err, with nothing
 * changed. Then keeps only the cases whose journal line and rows are complete. Fills
 * results->finished with them and the notes with the cases that will run again. Returns 0. */
int resume_read(struct results *, const struct scenario *, unsigned saved, struct err *);

#endif
