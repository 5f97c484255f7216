/* Timing a case: the same trials again and again, unobserved, until their time is known. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "bench/measure/counts.h"
#include "bench/common/order.h"
#include "bench/measure/profile.h"
#include "bench/measure/repetition.h"
#include "bench/measure/work_model.h"
#include "bench/scenario/timing_settings.h"

/* Why no further repetition was made. */
enum measure_end { END_COUNT, END_KNOWN, END_BUDGET, END_STOPPED, END_DIVERGED };
extern const char *const measure_end_names[];

struct measured {
    int trials; /* of each repetition: trials 0 .. trials-1 of the scenario's seed */
    int pinned; /* 1: each thread to a processor of its own                         */
    struct repetition *repetition; /* (count,) warm-up first, heap                 */
    size_t count, warmups;
    enum measure_end end;
    struct order ns; /* per update, of those that are not warm-up; count 0: none was made */
    struct profile profile;
    struct work work;     /* per update; flops NAN: not counted */
    struct counts counts; /* count 0: nothing was counted       */
};

/* Times the plan of a case whose curves took `curves`. Stops early, without an error, when the
 * plan's tick says so: measured.end tells. Fails when a repetition's digest differs from the first
 * one's under an exact policy. Counters: opened for as many threads; NULL: none. *measured is to be
 * freed in any case. */
int measure_case(const struct plan *, const struct timing_settings *, struct counters *,
                 const struct outcome *curves, struct measured *, struct err *);
void measured_free(struct measured *);

#endif
