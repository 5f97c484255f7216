/* Output of a history: a table, and CSV for Apache Otava (formerly Hunter). */
#ifndef BENCH_HISTORY_SHOW_H
#define BENCH_HISTORY_SHOW_H

#include "bench/history/history.h"

#include <stdio.h>

/* "1 shift in 12 cases: sapsm +3.1 % at c0ffee 2026-03-04", then a table. */
void history_show(FILE *, const struct history *);

/* CSV with one line per run: time, commit, directory, and a column "CASE METRIC" for each case.
 * Otava's configuration needs time_column: time; attributes: [commit, directory]. */
void history_csv(FILE *, const struct history *);

/* The series whose most recent shift is a regression that is not accepted; if there are several,
 * the one with the most recent shift. NULL: there is none. */
const struct series *history_regressed(const struct history *);

/* "sapsm +3.1 % at c0ffee 2026-03-04" */
enum { SHIFT_TEXT = 240 };
void shift_text(const struct history *, const struct series *, const struct shift *,
                char text[SHIFT_TEXT]);

#endif
