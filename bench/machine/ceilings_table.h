/* Prints the ceilings as tables of at most 79 columns, with notes on doubtful rows. */
#ifndef BENCH_MACHINE_CEILINGS_TABLE_H
#define BENCH_MACHINE_CEILINGS_TABLE_H

#include "bench/machine/ceilings.h"

#include <stdio.h>

void ceilings_print(FILE *, const struct ceilings *);

/* Sentences on ceilings that were measured badly; nothing where they were measured well. `run`
 * repeats them below its results. */
void ceilings_print_worth(FILE *, const struct ceilings *);

#endif
