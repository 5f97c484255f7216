/* A lap timer: divides a thread's time in an iteration into phases, in ticks of clock_ticks. Each
 * thread has its own struct laps. */
#ifndef BASE_LAPS_H
#define BASE_LAPS_H

#include "base/clock.h"

enum phase {
    PHASE_COMBINE, /* phi = weighted sum of the rows heard, with results of the same pass */
    PHASE_ADAPT,   /* the rest of the algorithm's update                     */
    PHASE_PROJECT, /* onto the l1 ball                                        */
    PHASE_PUBLISH, /* announcing that the rows are written                   */
    PHASE_WAIT,    /* for other threads                                      */
    PHASES
};

struct laps {
    uint64_t since;         /* ticks at the last lap */
    uint64_t spent[PHASES]; /* ticks, including the cost of reading the clock */
    uint64_t count[PHASES]; /* laps */
};

/* An iteration that is not sampled passes NULL and pays for one test. */
static inline void laps_start(struct laps *laps)
{
    if (laps)
        laps->since = clock_ticks();
}

/* Adds the time since the last lap to this phase. */
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
