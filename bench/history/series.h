/* The values of one case over the runs of a history. */
#ifndef BENCH_HISTORY_SERIES_H
#define BENCH_HISTORY_SERIES_H

#include "bench/history/history.h"

/* The columns that every line of cases.jsonl must hold, NULL-terminated. */
extern const struct column *const series_needed[];

/* Checks --metric. Returns 0, or -1 and err when summary.csv has no such numeric column. */
int series_check_metric(const char *metric, struct err *);

/* Makes one series for each case of the newest run. metric: a column; NULL: instructions or time
 * per update. Returns 0, or -1 and err. */
int series_collect(struct history *, const char *metric, struct err *);

#endif
