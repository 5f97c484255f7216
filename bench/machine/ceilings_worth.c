/* What lets a reader doubt the ceilings of a machine. */
#include "bench/machine/ceilings_table.h"

#include "bench/common/screen.h"

#include <math.h>
#include <stdio.h>

/* When it is enough to doubt the best as well. */
static void put_interruptions(FILE *file, const struct ceilings *ceilings, int threads)
{
    char text[300];
    double share = ceilings_interrupted(ceilings, threads);
    if (share < 0.3)
        return;
    snprintf(text, sizeof text,
             "Ceilings of %d thread%s: %.0f %% of the rounds were thrown away, because other "
             "programs took a processor. Those programs used caches and memory in the other rounds "
             "too. Measure again when the machine is idle: slabmark machine --measure.",
             threads, threads > 1 ? "s" : "", 100 * share);
    screen_paragraph(file, 0, text);
}

/* Cores that have their own units do as much together as one by one. */
static void put_scaling(FILE *file, const struct ceilings *ceilings)
{
    char text[400];
    double scaling = ceilings_scaling(ceilings);
    if (!(scaling < 0.75 * ceilings->cores))
        return;
    snprintf(text, sizeof text,
             "Ceilings: %d threads on %d cores did only %.1f times the multiply-adds of one: "
             "either these "
             "cores were not free, or they are not whole ones, as when a host runs a virtual "
             "machine's processors as hyperthreads of one core. What %d threads reach here may "
             "not be their ceiling.",
             ceilings->threads, ceilings->cores, scaling, ceilings->threads);
    screen_paragraph(file, 0, text);
}

static void put_unknown(FILE *file, const struct ceilings *ceilings)
{
    char text[200];
    int unknown = 0;
    for (int i = 0; i < ceilings->count; i++)
        unknown += !isfinite(ceilings->row[i].best);
    if (!unknown)
        return;
    snprintf(text, sizeof text,
             "Ceilings: %d of %d are unknown; slabmark machine shows which, and why.", unknown,
             ceilings->count);
    screen_paragraph(file, 0, text);
}

void ceilings_print_worth(FILE *file, const struct ceilings *ceilings)
{
    if (ceilings_emulated(ceilings))
        fputs("Ceilings: they are those of an emulator, not of a CPU.\n", file);
    put_unknown(file, ceilings);
    put_interruptions(file, ceilings, 1);
    if (ceilings->threads > 1)
        put_interruptions(file, ceilings, ceilings->threads);
    put_scaling(file, ceilings);
}
