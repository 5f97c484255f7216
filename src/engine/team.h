/* Starts a team of threads. OpenMP; with -DSLABMARK_PTHREADS plain threads, because
 * ThreadSanitizer does not see libgomp's own synchronisation. */
#ifndef ENGINE_TEAM_H
#define ENGINE_TEAM_H

#include "base/err.h"

/* Runs body(arg, thread) on `threads` threads at once, thread = 0 .. threads-1; returns when all
 * have. Fails, with nothing run, when the system gives fewer threads. */
int team_run(int threads, void (*body)(void *arg, int thread), void *arg, struct err *);

/* Threads that the machine runs at once, as far as this process may use them. */
int team_cores(void);

#endif
