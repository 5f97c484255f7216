/* Selects the cases of a scenario that a command runs. */
#ifndef BENCH_SCENARIO_SELECT_CASES_H
#define BENCH_SCENARIO_SELECT_CASES_H

#include "bench/scenario/scenario.h"

/* Sets *chosen to a byte per case (cases,), 1 for each case whose name matches `filter`, an
 * extended regular expression; NULL: all. The bytes belong to the pool. Returns their number, or -1
 * and err when the expression is invalid or no case matches. */
int select_cases(const struct scenario *, const char *filter, struct pool *, char **chosen,
                 struct err *);

#endif
