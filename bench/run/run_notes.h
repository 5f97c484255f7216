/* Notes and warnings on stderr before the first case runs. */
#ifndef BENCH_RUN_NOTES_H
#define BENCH_RUN_NOTES_H

#include "bench/run/run.h"

/* Prints the notes. Those on the directory's earlier results appear even with --quiet. */
void run_notes_print(const struct scenario *, const char *chosen, const struct run_request *,
                     const struct results *);

#endif
