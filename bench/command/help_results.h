/* `slabmark help results`, `slabmark help COLUMN` and the manual page's section on results, from
 * the tables of results. */
#ifndef BENCH_COMMAND_HELP_RESULTS_H
#define BENCH_COMMAND_HELP_RESULTS_H

#include "bench/common/suggest.h"

#include <stdio.h>

/* Prints every file of a results directory and every column of its tables. */
void help_results(void);

/* Prints the columns of that name, with their units and the places where they appear. Returns 0
 * when there is none. */
int help_column(const char *name);

/* Suggests the names of all columns for a mistyped word. */
void help_suggest_columns(struct suggestion *, const char *word);

/* Prints the section of the manual page, in roff. */
void manual_results(FILE *);

#endif
