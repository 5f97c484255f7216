/* Where a thread's time goes: laps of an iteration, in ticks of the clock. */
#ifndef BASE_LAPS_H
#define BASE_LAPS_H

#include "base/clock.h"

enum phase {
    PHASE_COMBINE, /* phi = sum of what the node hears, and what comes with it */
    PHASE_ADAPT,   /* everything else that the algorithm does with its data  */
    PHASE_PROJECT, /* onto the l1 ball                                        */
    PHASE_PUBLISH, /* telling that the rows are written                       */
    PHASE_WAIT,    /* for others                                              */
    PHASES
};

struct laps {
    uint64_t since;
    uint64_t spent[PHASES]; /* ticks, the clock's own cost of each lap included */
    uint64_t count[PHASES];
};

/* Iterations that are not sampled have laps NULL, and pay a test. */
static inline void laps_start(struct laps *laps)
{
    if (laps)
        laps->since = clock_ticks();
}

/* What went by since the last lap was this phase. */
static inline void lap(struct laps *laps, enum phase phase)
{
    if (!laps)
        return;
    uint64_t now = clock_ticks();
    laps->spent[phase] += now - laps->since;
    laps->count[phase]++;
    laps->since = now;
}

#endif
