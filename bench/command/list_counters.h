/* slabmark list counters: which counters work on this machine, which do not, why, and how to fix
 * it. */
#ifndef BENCH_COMMAND_LIST_COUNTERS_H
#define BENCH_COMMAND_LIST_COUNTERS_H

/* Opens, starts and reads every counter around real work: a counter that a library lists may still
 * fail to count. */
void list_counters(void);

/* A summary: back ends, and the names of the measured, simulated and unavailable quantities. */
void list_counters_brief(void);

#endif
