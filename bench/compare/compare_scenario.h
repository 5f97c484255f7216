/* The differences of two scenarios, key by key. */
#ifndef BENCH_COMPARE_SCENARIO_H
#define BENCH_COMPARE_SCENARIO_H

#include <jansson.h>

/* A new copy of a resolved scenario without its texts and with its algorithms keyed by label:
 * "algorithms.LMS.step" does not depend on their order. NULL when out of memory. */
json_t *compare_scenario_keyed(const json_t *resolved);

/* A new object with only the keys that determine a case's digest under an exact policy: the
 * algorithm of this label and, from "run", only the keys of the curve and the precision. NULL when
 * out of memory. */
json_t *compare_scenario_of_case(const json_t *resolved, const char *label);

/* Appends {"key", "base", "new"} for each leaf that differs; null for an absent one. Returns 0, or
 * -1 when out of memory. */
int compare_scenario_differences(json_t *base, json_t *fresh, json_t *list);

#endif
