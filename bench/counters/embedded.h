/* Texts that the program carries in itself, so that it needs no file. */
#ifndef BENCH_COUNTERS_EMBEDDED_H
#define BENCH_COUNTERS_EMBEDDED_H

extern const char embedded_quantities[], embedded_events[]; /* end with a 0 */

#endif
