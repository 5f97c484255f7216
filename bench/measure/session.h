/* For measure.c: a case that is being timed. */
#ifndef BENCH_MEASURE_SESSION_H
#define BENCH_MEASURE_SESSION_H

#include "bench/measure/measured.h"
#include "bench/measure/pin.h"

struct session {
    struct plan plan; /* of one repetition */
    const struct timing_settings *timing;
    struct counters *counters; /* NULL: none */
    struct pin pin;
    struct measured *measured;
    struct thread_time *laps; /* (threads,) sums over the profiled repetitions */
    double *ns, *cpu, *space; /* (timed,) of the repetitions that count         */
    size_t timed;
    double pair[MEASURE_ENOUGH]; /* time with laps by time without, less 1 */
    double begin;
    int lengthened;           /* times that repetitions turned out too short */
    const struct plan *asked; /* for its tick */
};

/* Since it began. */
double session_seconds(const struct session *);
int session_budget_is_spent(const struct session *);

/* Groups of events, of which each repetition counts one. 0: nothing is counted. */
size_t session_passes(const struct session *);

/* 1 when every group of events was counted once, or as many as there are repetitions asked for. */
int session_has_counted(const struct session *);

/* The tick of a repetition's plan: 1 stops the run. */
int session_tick(void *session, double done);

/* 1 when the run did not go to its end and so has no time. Keeps the reason. */
int session_ended(struct session *, const struct repetition *);

/* Finds how many trials fill the minimum time of a repetition. Returns 1 when a run ended early. */
int session_calibrate(struct session *, struct err *);

/* 1 when the first repetitions show that the calibration gave too few trials. Then the plan has
 * more of them, and the repetitions so far are dropped. */
int session_begin_again(struct session *, const struct repetition *);

/* Times one repetition and keeps it. Returns 1 when it ended early. */
int session_time(struct session *, int warmup, struct err *);

/* Runs the last repetition again, with laps: their ratio is the cost of profiling. Returns 1 when
 * it ended early. */
int session_time_twin(struct session *, struct err *);

/* From all twins: shares by phase, and the cost of the laps; or the reason why there are none. */
void session_sum_twins(struct session *);

#endif
