/* The result of a case that has every column of every table, with values that are all different. */
#ifndef SUPPORT_WHOLE_CASE_H
#define SUPPORT_WHOLE_CASE_H

#include "bench/results/case_result.h"

/* Of two points of the curve and two repetitions. */
extern const struct case_result whole_case;

#endif
