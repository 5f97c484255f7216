/* The clock of a core, where its cycles cannot be counted. */
#ifndef BENCH_MEASURE_CLOCK_PROBE_H
#define BENCH_MEASURE_CLOCK_PROBE_H

/* Hz of the core that runs this, in a tenth of a millisecond: additions that wait for each other
 * take a cycle each. It is the load's own clock when it is called right after the load, since
 * clocks change within milliseconds. The best of a few tries, some of which may be interrupted. */
double clock_probe(void);

#endif
