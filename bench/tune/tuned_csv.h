/* front.csv: a row for each setting that was run on fresh trials. */
#ifndef BENCH_TUNE_TUNED_CSV_H
#define BENCH_TUNE_TUNED_CSV_H

#include "bench/tune/tuned_rows.h"

/* Replaces the file. Returns 0, or -1 and err. */
int tuned_csv(const char *path, const struct tuned *, const struct tuned_row *, size_t count,
              struct err *);

#endif
