/* What a setting achieves: iterations and seconds to the target, and the floor. */
#ifndef BENCH_TUNE_SCORE_H
#define BENCH_TUNE_SCORE_H

#include "bench/common/statistics.h"
#include "bench/tune/front.h"
#include "engine/engine.h"

struct score {
    int trials;
    int diverged;                           /* 1: some trial did; nothing else is known then */
    int settled;                            /* 0: the curve still falls or rises at its end  */
    double iterations;                      /* to the target; INFINITY: not reached          */
    double iterations_low, iterations_high; /* 95 %, over the trials; NAN: not known         */
    double seconds;                         /* per iteration of one network                  */
    struct interval floor;                  /* steady state, power                           */
};

/* The score of a case, whose curve is the MSD, or the MSE without a true system. The iterations
 * count from the last change of the system; target: dB. With `resamples` > 0 their interval
 * comes from that many resamples of the trials. Returns 0, or -1 and err when out of memory. */
int score_make(struct score *, const struct plan *, const struct outcome *, double target,
               int resamples, struct err *);

/* Seconds of one iteration of one network, by the time per update of all threads. */
double score_iteration_seconds(const struct plan *, double ns_per_update);

double score_seconds(const struct score *); /* to the target */
struct point score_point(const struct score *, int by_seconds);

#endif
