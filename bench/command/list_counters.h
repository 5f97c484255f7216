/* slabmark list counters: what can be counted here, and what would help where it cannot. */
#ifndef BENCH_COMMAND_LIST_COUNTERS_H
#define BENCH_COMMAND_LIST_COUNTERS_H

/* Really opens, starts, works and reads: what a library lists as available may not count. */
void list_counters(void);

/* The same in a few lines: back ends, and the names of what is counted, simulated and not. */
void list_counters_brief(void);

#endif
