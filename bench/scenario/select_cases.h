/* Which cases of a scenario a command takes. */
#ifndef BENCH_SCENARIO_SELECT_CASES_H
#define BENCH_SCENARIO_SELECT_CASES_H

#include "bench/scenario/scenario.h"

/* Marks the cases whose name `filter` matches (an extended regular expression; NULL: all) in
 * *chosen (cases,), of the pool. Returns their count, or -1: also when there is none. */
int select_cases(const struct scenario *, const char *filter, struct pool *, const char **chosen,
                 struct err *);

#endif
