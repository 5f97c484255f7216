/* What timing a case gave: its repetitions, and what they add up to. */
#ifndef BENCH_MEASURE_MEASURED_H
#define BENCH_MEASURE_MEASURED_H

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
    int trials;           /* of each repetition: trials 0 .. trials-1 of the scenario's seed */
    const char *unpinned; /* why not each thread had a processor of its own; NULL: it had    */
    int shared;           /* 1: another run had claimed processors that this one needed      */
    size_t asked;         /* repetitions; 0: as many as it takes                             */
    struct repetition *repetition; /* (count,) warm-up first, heap */
    size_t count, warmups;
    size_t disturbed; /* of those that are not warm-up: see repetition_disturbed */
    double seconds;   /* that all of it took                                     */
    double budget;    /* that it should have taken at most                       */
    enum measure_end end;
    struct order ns; /* per update, of those that are not warm-up; count 0: none was made */
    double cpu_ns;   /* the same by the clocks of all threads: median                     */
    struct profile profile;
    struct work work;     /* per update; flops NAN: not counted */
    struct counts counts; /* count 0: nothing was counted       */
};

/* Repetitions that an interval of the median takes at least. */
enum { MEASURE_ENOUGH = 6 };

/* Sets `disturbed`. */
void measured_count_disturbed(struct measured *);

/* 1 when timing took more than twice its budget. */
int measured_overran(const struct measured *);

/* 1 when fewer repetitions were made than were asked for; `end` gives the reason. */
int measured_fell_short(const struct measured *);

/* What all repetitions that count lost or suffered: preemptions of all threads, and the seconds
 * that the threads did not run, of each repetition's longest. */
long measured_preemptions(const struct measured *);
double measured_away(const struct measured *);

void measured_free(struct measured *);

#endif
