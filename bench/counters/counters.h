/* Hardware and software counters of a run: opened by each thread of the team, called by the engine
 * through a watch. Counts are never estimated.
 *
 *     counters_open(&counters, "papi,perf,rusage", threads, &err);
 *     for pass 0 .. counters_passes() - 1:            repetitions of the same seed
 *         plan.watch = counters_watch(counters, pass);
 *         engine_run(...);
 *         counters_check(counters, &expectation);
 *         counters_at(...)->value of the quantities of this pass
 *
 * Events that do not fit together go into further passes; nothing is multiplexed. One thread calls
 * these functions, outside the run. */
#ifndef BENCH_COUNTERS_COUNTERS_H
#define BENCH_COUNTERS_COUNTERS_H

#include "bench/counters/backend.h"
#include "bench/counters/tables.h"

enum counter_status { COUNTER_MEASURED, COUNTER_UNAVAILABLE, COUNTER_IMPLAUSIBLE };

enum { COUNTER_REASON = 400 };

struct counted {
    const struct quantity *quantity; /* for a user's own event: named as requested */
    char source[160];                /* "papi:PAPI_TOT_CYC"; "": none */
    enum counter_status status;
    char reason[COUNTER_REASON]; /* why it is not measured, with the remedy if there is one */
    int pass;                    /* that counts it; -1: none */
    int named;                   /* 1: it was requested by name */
    const char *replay; /* "D1mr + D1mw": a replay in another process (callgrind) can count it, by
                           this formula over its events; NULL: no replay */
    /* From the last repetition of its pass. NAN: this thread did not count it (thread 0 counts for
     * the machine). */
    const double *value; /* (threads,) */
    double total;        /* sum over the threads; NAN unless measured or implausible */
};

/* The caller's numbers of a repetition, to check counts against; NAN: unknown. */
struct expectation {
    double updates, tap_updates; /* node updates, tap updates */
    double flops, bytes;         /* of the work model        */
    double seconds;              /* of the timed iterations, wall clock */
};

struct counters;
struct watch; /* engine/engine.h */

/* request: none, auto, or a list of back ends (papi), quantities (cycles) and the user's own events
 * (papi:NAME, perf:NAME), separated by commas. If it names no quantity, all are counted. Back ends
 * are tried in the order given; if it names none, all are tried. Returns 0, or -1 and err for an
 * unknown word. A quantity that this machine cannot count is not an error, see counters_require.
 * Call counters_close after success. */
int counters_open(struct counters **, const char *request, int threads, struct err *);
void counters_close(struct counters *); /* NULL is fine */

/* The number of repetitions needed to count everything; 0 when nothing is counted. */
int counters_passes(const struct counters *);

/* The watch for the plan of one repetition, owned by the counters; clears the pass's counts. */
const struct watch *counters_watch(struct counters *, int pass);

/* Call it after each repetition: sums over the threads and rejects implausible counts. The
 * expectation may be NULL. */
void counters_check(struct counters *, const struct expectation *);

int counters_count(const struct counters *);
const struct counted *counters_at(const struct counters *, int i);
int counters_find(const struct counters *, const char *quantity); /* -1: not requested */
int counters_threads(const struct counters *);
const char *counter_status_name(enum counter_status); /* "measured", ... */
const struct tables *counters_tables(const struct counters *);

/* For --require-counters. Returns 0, or -1 and ERR_ABSENT with the missing quantities, the reason
 * and the remedy. Required are the quantities that were named, or the essential ones if none was. A
 * quantity that a replay can count is not missing. */
int counters_require(const struct counters *, struct err *);

/* counters_open with other tables (borrowed), back ends (NULL-terminated) and CPU, for tests. */
struct counter_context {
    const struct tables *tables;
    const struct backend *const *backends;
    struct cpu cpu;
};
int counters_open_on(struct counters **, const struct counter_context *, const char *request,
                     int threads, struct err *);

#endif
