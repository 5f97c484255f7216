/* Machines that are not this one: described to hwloc in words, and with ceilings made by hand. */
#ifndef SUPPORT_MACHINE_H
#define SUPPORT_MACHINE_H

#include "bench/machine/ceilings.h"

/* "pack:1 core:4 " MACHINE_L1 " pu:1" are four cores of one thread. */
#define MACHINE_L1    "l1d:1(size=32768)"
#define MACHINE_L2_L1 "l2:1(size=1048576) " MACHINE_L1

/* The machine of hwloc's synthetic description; the caller's to free. */
void machine_describe(struct hardware *, const char *synthetic);

/* As if this process might use all threads of a machine that hwloc describes. */
void machine_allow_all(struct hardware *);

/* Adds a ceiling that was measured in one round. */
struct ceiling *machine_ceiling(struct ceilings *, enum ceiling_kind, const char *name, int threads,
                                double best);

/* Four cores; L1d of a core, L2 of two. Reading 100, 50 and 10 of L1d, L2 and memory, for all
 * threads 400, 200 and 16; 7 and 28 operations of doubles. */
void machine_ceilings(struct ceilings *);

#endif
