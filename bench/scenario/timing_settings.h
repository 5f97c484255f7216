/* Timing settings of a scenario. */
#ifndef BENCH_SCENARIO_TIMING_SETTINGS_H
#define BENCH_SCENARIO_TIMING_SETTINGS_H

#include "base/option.h"

/* Settings of the timed repetitions, which follow the run that makes the curves. */
struct timing_settings {
    struct real_or_word repetitions; /* word 0, auto: until max_noise or budget is reached */
    int warmup;                      /* repetitions before the first one that counts       */
    double min_time, budget;         /* seconds: of one repetition, of all of a case       */
    double max_noise;                /* width of the median's 95 % interval / the median   */
    const char *counters;            /* request, see bench/counters/request.h; borrowed    */
};

#endif
