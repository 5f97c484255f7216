/* slabmark list counters: what can be counted here, and what would help where it cannot. */
#ifndef BENCH_COUNTERS_LIST_COUNTERS_H
#define BENCH_COUNTERS_LIST_COUNTERS_H

/* Really opens, starts, works and reads: what a library lists as available may not count. */
void list_counters(void);

#endif
