/* What --resume goes on with. */
#ifndef BENCH_RESULTS_RESUME_H
#define BENCH_RESULTS_RESUME_H

#include "bench/results/results.h"

/* Checks that the directory holds cases of this scenario, of this build, on this machine, from the
 * same inputs, and that nobody edited its files: else it refuses and nothing has been touched. Then
 * drops all but the cases whose line in the journal and whose rows are whole, and fills
 * results->finished with them and the notes with those that are run again. */
int resume_read(struct results *, const struct scenario *, unsigned saved, struct err *);

#endif
