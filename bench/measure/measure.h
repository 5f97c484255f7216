/* Times a case: repeats the same trials, without points of the curve, until the median time is
 * known. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "bench/measure/measured.h"

/* Times the plan of a case; `curves` is the outcome of the run of its curves. Stops early, without
 * an error, when the plan's tick asks for it; measured.end gives the reason. Counters: opened for
 * the plan's threads; NULL: none. Returns 0, or -1 and err: ERR_ACCURACY when, under an exact
 * policy, a repetition's digest differs from the first one's. Free *measured after success and
 * after failure. */
int measure_case(const struct plan *, const struct timing_settings *, struct counters *,
                 const struct outcome *curves, struct measured *, struct err *);

#endif
