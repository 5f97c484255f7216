/* The tables of a result directory as MATLAB's variables. */
#ifndef BENCH_EXPORT_MAT_TABLES_H
#define BENCH_EXPORT_MAT_TABLES_H

#ifdef SLABMARK_MATIO

#include "bench/matrix/mat_library.h"
#include "bench/results/csv_table.h"

/* A struct with one field for each column: (rows, 1) numbers, NaN for an unknown one, yes and no as
 * 1 and 0; or a cell array of texts. NULL and err when out of memory. */
matvar_t *mat_columns(const struct mat_library *, const char *name, const struct csv_table *,
                      struct err *);

/* An array of structs, one for each case: its name, and its rows of the other columns. */
matvar_t *mat_cases(const struct mat_library *, const char *name, const struct csv_table *,
                    struct err *);

/* The same of estimates.csv: the field h holds them, (trials, nodes, taps). */
matvar_t *mat_estimates(const struct mat_library *, const char *name, const struct csv_table *,
                        struct err *);

#endif

#endif
