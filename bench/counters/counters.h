/* Hardware and software counters of a run: opened per thread inside the team, plugged into the
 * engine as a watch, never estimated.
 *
 *     counters_open(&counters, "papi,perf,rusage", threads, &err);
 *     for pass 0 .. counters_passes() - 1:            repetitions of the same seed
 *         plan.watch = counters_watch(counters, pass);
 *         engine_run(...);
 *         counters_check(counters, &expectation);
 *         read what counters_at says of the quantities whose `pass` this was
 *
 * Events that do not fit together go into further passes; nothing is multiplexed. */
#ifndef BENCH_COUNTERS_COUNTERS_H
#define BENCH_COUNTERS_COUNTERS_H

#include "bench/counters/backend.h"
#include "bench/counters/tables.h"

enum counter_status { COUNTER_MEASURED, COUNTER_UNAVAILABLE, COUNTER_IMPLAUSIBLE };

enum { COUNTER_REASON = 400 };

struct counted {
    const struct quantity *quantity; /* of a user's own event: named as requested */
    char source[160];                /* "papi:PAPI_TOT_CYC"; "": none */
    enum counter_status status;
    char reason[COUNTER_REASON]; /* why it is not measured, with the remedy if there is one */
    int pass;                    /* in which it is counted; -1: in none */
    int named;                   /* was asked for by its name */
    const char *replay; /* "D1mr + D1mw": a replay in another process (callgrind) can count it, by
                           this formula over its events; NULL: it needs none */
    /* The last repetition of its pass. NAN: not counted there (a machine's count is thread 0's). */
    const double *value; /* (threads,) */
    double total;        /* over the threads; NAN unless measured or implausible */
};

/* What the caller knows about a repetition; NAN where it does not. */
struct expectation {
    double updates, tap_updates; /* of nodes, of single taps */
    double flops, bytes;         /* of the work model        */
    double seconds;              /* of the timed iterations, wall clock */
};

struct counters;
struct watch; /* engine/engine.h */

/* request: none, auto, or a list of back ends (papi), quantities (cycles) and the user's own events
 * (papi:NAME, perf:NAME), separated by commas. Quantities: those named, all when only back ends
 * are. Back ends: those named, in that order, all when none is. An unknown word is a usage error;
 * what cannot be counted here is no error, see counters_require. */
int counters_open(struct counters **, const char *request, int threads, struct err *);
void counters_close(struct counters *); /* NULL is fine */

/* How many repetitions it takes to count everything; 0 when nothing is counted. */
int counters_passes(const struct counters *);

/* For the plan of one repetition; forgets what that pass counted before. */
const struct watch *counters_watch(struct counters *, int pass);

/* After each repetition: sums over the threads and rejects counts that cannot be true.
 * The expectation may be NULL. */
void counters_check(struct counters *, const struct expectation *);

int counters_count(const struct counters *);
const struct counted *counters_at(const struct counters *, int i);
int counters_find(const struct counters *, const char *quantity); /* -1: not asked for */
int counters_threads(const struct counters *);
const char *counter_status_name(enum counter_status); /* "measured", ... */
const struct tables *counters_tables(const struct counters *);

/* For --require-counters: ERR_ABSENT with what is missing, why, and the remedy. Required are the
 * quantities that were named, or the essential ones when none was. A quantity that a replay can
 * count is not missing. */
int counters_require(const struct counters *, struct err *);

/* The same with other tables, back ends (NULL-terminated) and CPU; tables are borrowed. */
struct counter_context {
    const struct tables *tables;
    const struct backend *const *backends;
    struct cpu cpu;
};
int counters_open_on(struct counters **, const struct counter_context *, const char *request,
                     int threads, struct err *);

#endif
