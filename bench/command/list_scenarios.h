/* slabmark list scenarios: the shipped scenarios with their questions. */
#ifndef BENCH_COMMAND_LIST_SCENARIOS_H
#define BENCH_COMMAND_LIST_SCENARIOS_H

/* Prints the path and the question of each shipped scenario to stdout. */
void list_scenarios(void);

#endif
