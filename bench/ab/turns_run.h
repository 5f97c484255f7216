/* One run of a case in turns. Internal to the server of the hand-over protocol (turns.h). */
#ifndef BENCH_AB_TURNS_RUN_H
#define BENCH_AB_TURNS_RUN_H

#include "bench/ab/turns.h"
#include "bench/ab/turns_line.h"
#include "bench/measure/profile.h"

#include <pthread.h>
#include <sched.h>

struct turns_request {
    int iterations, trials;
    int passes; /* reported passes                            */
    int units;  /* per turn; 0: all in one, without asking    */
    int laps;   /* 1: additional passes time laps             */
};

struct turns_unit { /* one pass of one block: seconds of CPU time and of wall time */
    double cpu, wall;
};

struct turns_thread {
    struct turns_unit since, *unit; /* (room,) */
    size_t count;
};

struct turns {
    struct line_reader in;
    int out;
    int cases;  /* all passes; the first of each block warms up */
    int lapped; /* how many of them, the last ones, time laps   */
    int per_turn, in_turn, broken;
    int threads;
    cpu_set_t allowed;           /* processors, one for each of several threads */
    pthread_barrier_t gate;      /* where threads sleep until the next turn     */
    struct turns_thread *thread; /* (threads,) heap */
    struct turns_unit *unit;     /* (room,) heap; in order of execution, `cases` per block */
    size_t count, room, per_trial;
    /* of the whole run */
    uint64_t digest;
    long updates;
    int diverged;             /* iteration; -1: none */
    double phase[ALL_PHASES]; /* ns per update       */
};

/* Notes the processors that threads may run on. */
int turns_init(struct turns *, int threads, int in, int out, struct err *);
void turns_free(struct turns *);

/* Makes the copies of the plan and runs them; asks for every turn. A unit of several threads takes
 * the mean of their CPU times, and the time until the last one has finished. Fails with
 * ERR_ACCURACY when the passes do not give the same digest. */
int turns_run(struct turns *, const struct plan *, const struct turns_request *, struct err *);

/* 1 when a unit is reported: it is neither the first of its block nor one that times laps. */
int turns_counts(const struct turns *, size_t unit);

#endif
