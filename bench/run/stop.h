/* Signals: the first one ends a run cleanly, a second one kills it. */
#ifndef BENCH_RUN_STOP_H
#define BENCH_RUN_STOP_H

#include <signal.h>

extern volatile sig_atomic_t stop_requested;

/* From now on SIGINT and SIGTERM set stop_requested. */
void stop_on_signals(void);

#endif
