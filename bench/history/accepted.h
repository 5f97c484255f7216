/* Accepted shifts: a CSV file with the header "case,metric,at,reason". `at` is the first 7 or more
 * characters of the commit or the date of the first run after the shift. A run next to it also
 * matches: a later result may move a change point by one. A case or metric "*" matches any. */
#ifndef BENCH_HISTORY_ACCEPTED_H
#define BENCH_HISTORY_ACCEPTED_H

#include "bench/history/history.h"
#include "bench/results/csv_table.h"

/* Sets the reason of every shift that a row accepts. The reasons belong to the table; free it with
 * csv_table_free after success and after failure. Returns 0, or -1 and err with the line. */
int accepted_read(const char *path, struct history *, struct csv_table *, struct err *);

#endif
