/* The files of --save. An empty file first gets a header line; the number of taps is that of the
 * first case. The FILE keeps write errors. */
#ifndef BENCH_RESULTS_SAVED_CSV_H
#define BENCH_RESULTS_SAVED_CSV_H

#include "bench/results/case_result.h"

#include <stdio.h>

/* case,trial,node,h0,h1,...: the final estimates of all nodes. */
void csv_estimates(FILE *, const struct case_result *);

/* case,trial,from,h0,h1,...: h* of each trial from an instant on. Returns 0, or -1 and errno when
 * out of memory. */
int csv_system(FILE *, const struct case_result *);

/* case,node,id,neighbours,noise_variance,input_variance,msd_db,mse_db: the variances of the first
 * trial, and means over the trials and the steady state. Returns 0, or -1 and errno. */
int csv_nodes(FILE *, const struct case_result *);

#endif
