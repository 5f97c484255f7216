/* Starts a team of threads with OpenMP. With -DSLABMARK_PTHREADS it uses pthreads, because
 * ThreadSanitizer does not understand libgomp's synchronisation. */
#ifndef ENGINE_TEAM_H
#define ENGINE_TEAM_H

#include "base/err.h"

/* Runs body(arg, thread) on `threads` threads at once, thread = 0 .. threads-1, and returns 0 when
 * all have finished. Returns -1 and err, without running anything, if the system provides fewer
 * threads. */
int team_run(int threads, void (*body)(void *arg, int thread), void *arg, struct err *);

/* The number of processors that this process may use. */
int team_cores(void);

#endif
