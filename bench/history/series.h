/* The values of one case over the runs of a history. */
#ifndef BENCH_HISTORY_SERIES_H
#define BENCH_HISTORY_SERIES_H

#include "bench/history/history.h"

/* The columns that every line of cases.jsonl must hold, NULL-terminated. */
extern const struct column *const series_needed[];

/* Checks --metric. Returns 0, or -1 and err when summary.csv has no such numeric column. */
int series_check_metric(const char *metric, struct err *);

/* One series for each case of the newest run that the options name. */
int series_collect(struct history *, const struct history_options *, struct err *);

/* The line of a run's case, NULL: it has no such case. */
const json_t *series_find_case(const struct history_run *, const char *name);

#endif
