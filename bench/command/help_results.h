/* `slabmark help results` and `slabmark help COLUMN`, and the same for the manual page: from the
 * tables of results. */
#ifndef BENCH_COMMAND_HELP_RESULTS_H
#define BENCH_COMMAND_HELP_RESULTS_H

#include "bench/common/suggest.h"

#include <stdio.h>

/* Every file of a results directory and every column of its tables. */
void help_results(void);

/* The columns of that name, with unit and where they appear; 0: there is none. */
int help_column(const char *name);

/* Offers the names of all columns for a mistyped word. */
void help_suggest_columns(struct suggestion *, const char *word);

/* The section of the manual page, in roff. */
void manual_results(FILE *);

#endif
