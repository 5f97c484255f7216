/* Where two scenarios differ, key by key. */
#ifndef BENCH_COMPARE_SCENARIO_H
#define BENCH_COMPARE_SCENARIO_H

#include <jansson.h>

/* A resolved scenario without its texts, its algorithms by label: "algorithms.LMS.step" means the
 * same wherever it stands. New; NULL when out of memory. */
json_t *compare_scenario_keyed(const json_t *resolved);

/* What alone decides a case's digest under an exact policy: of the algorithms the one labelled so,
 * and of how it is run no more than where the curve is looked at. New; NULL when out of memory. */
json_t *compare_scenario_of_case(const json_t *resolved, const char *label);

/* Appends {"key", "base", "new"} for each leaf that differs, null where it is absent. Returns 0, or
 * -1 when out of memory. */
int compare_scenario_differences(json_t *base, json_t *fresh, json_t *list);

#endif
