/* All data of a finished case, for the writers of results. Everything is borrowed. */
#ifndef BENCH_RESULTS_CASE_RESULT_H
#define BENCH_RESULTS_CASE_RESULT_H

#include "bench/measure/bound.h"
#include "bench/measure/measure.h"
#include "bench/results/summary.h"
#include "bench/scenario/scenario.h"
#include "engine/traffic.h"

struct case_result {
    const struct scenario *scenario;
    const struct scenario_case *item;
    const struct tree *resolved; /* the case's own scenario, with all defaults */
    const struct plan *plan;
    const char *machine;    /* fingerprint of the machine that ran it, "" where it is not known */
    const char *threads_by; /* what determined plan->threads: see setup.h */
    const struct outcome *outcome;
    const struct curve_point *curve;
    struct summary summary;
    const struct measured *measured; /* NULL: not timed */
    struct footprint footprint;
    struct traffic traffic;
    struct bound bound; /* on the time per update; ns NAN: not known */
};

/* 1 when ns per update is from repetitions, 0 when it is from the run of the curves. */
int case_timed(const struct case_result *);

/* 1 when it was timed, or was only counted by a replay. */
int case_counted(const struct case_result *);

double case_ns(const struct case_result *); /* per update */

/* Bytes that ranks send each other in an iteration; a share of the iterations' time. NAN without
 * ranks. */
double case_exchange_bytes(const struct case_result *);
double case_exchange_share(const struct case_result *, double seconds);

/* The sync policy as the scenario writes it, else its name. */
const char *case_policy(const struct case_result *);

/* The measurements of its repetitions; if it was not timed, a static struct of unknown values. */
const struct measured *case_measured(const struct case_result *);

/* The work of an update, by the model; unknown when nothing was timed or counted. */
const struct work *case_work(const struct case_result *);

/* Why it is not known where the time went; "" where it is. */
const char *case_unprofiled_because(const struct case_result *);

/* Why its threads were not pinned; "" when they were or it was not timed. */
const char *case_unpinned_because(const struct case_result *);

/* The clock of the cores while it was timed, and where that is from: "counted", "probe", or "" and
 * NAN where it is not known. */
struct case_clock {
    double hz;
    const char *source;
};
struct case_clock case_clock(const struct case_result *);

/* The profile of its time; unknown values when it was not profiled. */
const struct profile *case_profile(const struct case_result *);

#endif
