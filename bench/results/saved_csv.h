/* The files that --save asks for. Each begins with a line of names when it is empty; taps are those
 * of the first case. */
#ifndef BENCH_RESULTS_SAVED_CSV_H
#define BENCH_RESULTS_SAVED_CSV_H

#include "bench/results/case_result.h"

#include <stdio.h>

/* case,trial,node,h0,h1,...: of all nodes at the end. Write errors stay with the FILE. */
void csv_estimates(FILE *, const struct case_result *);

/* case,trial,from,h0,h1,...: h* of each trial from an instant on. -1 and errno when out of memory.
 */
int csv_system(FILE *, const struct case_result *);

/* case,node,id,neighbours,noise_variance,input_variance,msd_db,mse_db: the variances of the first
 * trial, and the means over the trials and the steady stretch. -1 and errno likewise. */
int csv_nodes(FILE *, const struct case_result *);

#endif
