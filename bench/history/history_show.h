/* Output of a history: a table, and CSV for Apache Otava (formerly Hunter). */
#ifndef BENCH_HISTORY_SHOW_H
#define BENCH_HISTORY_SHOW_H

#include "bench/history/history.h"

#include <stdio.h>

/* "1 shift in 12 cases: sapsm +3.1 % at c0ffee 2026-03-04", then a table. */
void history_show(FILE *, const struct history *);

/* CSV with one line for each run: time, commit, directory, and a column "CASE METRIC" for each
 * case. In Otava's configuration: time_column: time; attributes: [commit, directory]. Otava reads
 * no empty field, so a run that lacks a value of some case has no line; *lacking: how many do. */
void history_csv(FILE *, const struct history *, size_t *lacking);

/* The series whose most recent shift is a regression that is not accepted; if there are several,
 * the one with the most recent shift. NULL: there is none. */
const struct series *history_regressed(const struct history *);

/* "+3.1 % [+3.0, +3.2]": the change with its interval, where one is known. */
enum { SHIFT_CHANGE = 64 };
void shift_change(const struct shift *, char text[SHIFT_CHANGE]);

/* "regressed", "improved"; "shifted" where no way is better. */
const char *shift_word(const struct series *, const struct shift *);

/* "sapsm +3.1 % at c0ffee 2026-03-04" */
enum { SHIFT_TEXT = 240 };
void shift_text(const struct history *, const struct series *, const struct shift *,
                char text[SHIFT_TEXT]);

#endif
