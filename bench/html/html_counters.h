/* The counters of all cases: their values, states and reasons. */
#ifndef BENCH_HTML_COUNTERS_H
#define BENCH_HTML_COUNTERS_H

#include "bench/html/html_page.h"

/* One state of one quantity: {"name", "unit", "status", "source", "reason", "cases": N}. A new list
 * in the order of cases.jsonl; NULL when out of memory. */
json_t *html_counters_states(const struct html_page *);

/* 1 when a state means that there is a value. */
int html_counters_counted(const json_t *state);

/* Writes a sentence with the quantities that no case counted. Returns 1 if there are any. */
int html_counters_missing(const struct html_page *);

#endif
