/* Timing a case: the same trials again and again, unobserved, until their time is known. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "bench/measure/measured.h"

/* Times the plan of a case whose curves took `curves`. Stops early, without an error, when the
 * plan's tick asks for it; measured.end gives the reason. Fails when a repetition's digest differs
 * from the first one's under an exact policy. Counters: opened for the plan's threads; NULL: none.
 * The caller frees *measured in any case. */
int measure_case(const struct plan *, const struct timing_settings *, struct counters *,
                 const struct outcome *curves, struct measured *, struct err *);

#endif
