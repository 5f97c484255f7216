/* A run of cases made by hand, with its results in r/ of a directory of its own. */
#ifndef SUPPORT_JOURNALED_H
#define SUPPORT_JOURNALED_H

#include "bench/results/results.h"

enum { JOURNALED_NODES = 2 };

extern struct journaled {
    struct scenario scenario; /* lms/taps=2, lms/taps=3, lms/taps=4 */
    struct results results;
    struct outcome outcome; /* of every case that is added */
    struct err err;
} journaled;

void journaled_begin(void); /* a suite's .init and .fini */
void journaled_end(void);

/* Goes on with the scenario that the text says. */
void journaled_read(const char *text);

int journaled_open(enum results_mode, unsigned saved); /* as results_open */
void journaled_resume(unsigned saved);                 /* must succeed */
void journaled_write(int item);                        /* as results_add */
void journaled_add(int item);                          /* and results_sync */
void journaled_finish(void);

/* Cases 0 .. count-1 of the scenario, as if the run had been killed then. */
void journaled_leave(int count, unsigned saved);

int journaled_lines(const char *path); /* of a file in r/ */

#endif
