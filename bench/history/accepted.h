/* Shifts that somebody has accepted: a CSV file with the header "case,metric,at,reason". `at` is
 * the commit, or the beginning of it or of the date, of the run that the shift begins with, or of
 * one next to it: another result may move a change point by one. A case or metric "*" is any. */
#ifndef BENCH_HISTORY_ACCEPTED_H
#define BENCH_HISTORY_ACCEPTED_H

#include "bench/history/history.h"
#include "bench/results/csv_table.h"

/* Sets the reason of every shift that a row accepts. The reasons live in the table; release it with
 * csv_table_free, in any case. */
int accepted_read(const char *path, struct history *, struct csv_table *, struct err *);

#endif
