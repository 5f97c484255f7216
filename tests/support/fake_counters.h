/* Counters of a back end that behaves as badly as real ones: few counters, counters that stay at
 * zero, that are shared with others, that belong to the machine. */
#ifndef SUPPORT_FAKE_COUNTERS_H
#define SUPPORT_FAKE_COUNTERS_H

#include "bench/counters/counters.h"

enum { FAKE_ROOM = 2, FAKE_THREADS = 2 }; /* events at once */

/* Opened for as many threads. Each event counts 10 in a stretch; the quantities and events are
 * those of a table in fake_counters.c. */
extern struct counters *fake_counters;
void fake_open(const char *request);
void fake_close(void);

/* So many stretches in each thread. */
void fake_pass(int pass, int stretches);

/* One that was asked for. */
const struct counted *fake_counted(const char *name);
void fake_expect(const char *name, enum counter_status, const char *reason);

#endif
