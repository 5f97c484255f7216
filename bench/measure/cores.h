/* The processors that a case asks for by the kind of their cores. */
#ifndef BENCH_MEASURE_CORES_H
#define BENCH_MEASURE_CORES_H

#include "bench/machine/hardware.h"
#include "bench/scenario/timing_settings.h"

/* Why the machine, or the one that hwloc describes in its place, has no such cores; static. NULL:
 * it has. */
const char *cores_lacking(const struct hardware *, struct word_and_number choice);

/* Writes the usable processors of that choice to `processor` (hardware->usable,) in the order in
 * which threads take them. Returns their number. */
int cores_list(const struct hardware *, struct word_and_number choice, int *processor);

#endif
