/* Texts compiled into the program, so that it needs no file at run time. */
#ifndef BENCH_COUNTERS_EMBEDDED_H
#define BENCH_COUNTERS_EMBEDDED_H

extern const char embedded_quantities[], embedded_events[]; /* zero-terminated */

#endif
