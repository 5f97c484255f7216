/* Timing settings of a scenario. */
#ifndef BENCH_SCENARIO_TIMING_SETTINGS_H
#define BENCH_SCENARIO_TIMING_SETTINGS_H

#include "base/option.h"

/* The processors on which timed threads run: `any`, both hardware threads of a core, or those of a
 * type of core. */
enum core_choice { CORES_ANY, CORES_SIBLINGS, CORES_TYPE };

/* Settings of the timed repetitions, which follow the run that makes the curves. */
struct timing_settings {
    struct real_or_word repetitions; /* word 0, auto: until the median is known well enough */
    int warmup;                      /* repetitions before the first that counts             */
    double min_time, budget;         /* seconds: of a repetition, of all of a case           */
    double max_noise;                /* width of the median's interval, relative             */
    const char *counters;            /* what is counted: see bench/counters                  */
    int profile;                     /* 1: repetitions are repeated with laps by phase       */
    struct word_and_number cores;    /* enum core_choice; number: of the type                */
};

static inline int timing_is_wanted(const struct timing_settings *timing)
{
    return timing->repetitions.word >= 0 || timing->repetitions.value > 0;
}

#endif
