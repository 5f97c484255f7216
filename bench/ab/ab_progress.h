/* Progress of a comparison on stderr: a live line on a terminal, one line per decided case
 * elsewhere. Prints nothing with options->quiet. */
#ifndef BENCH_AB_PROGRESS_H
#define BENCH_AB_PROGRESS_H

#include "bench/ab/ab.h"

/* After each pair of the case. */
void ab_progress_pair(const struct ab *, const struct ab_case *);
/* Erases the live line. */
void ab_progress_clear(const struct ab *);

#endif
