/* The result of timing a case: its repetitions, and the statistics over them. */
#ifndef BENCH_MEASURE_MEASURED_H
#define BENCH_MEASURE_MEASURED_H

#include "bench/measure/counts.h"
#include "bench/common/order.h"
#include "bench/measure/profile.h"
#include "bench/measure/repetition.h"
#include "bench/measure/try_threads.h"
#include "bench/measure/work_model.h"
#include "bench/scenario/timing_settings.h"

/* The reason for making no further repetition. */
enum measure_end { END_COUNT, END_KNOWN, END_BUDGET, END_STOPPED, END_DIVERGED };
extern const char *const measure_end_names[];

struct measured {
    int trials;           /* per repetition: trials 0 .. trials-1 of the scenario's seed     */
    struct tried tried;   /* numbers of threads, before the first repetition                 */
    const char *unpinned; /* why threads were not pinned, static; NULL: they were            */
    int shared;           /* 1: another run had claimed processors that this one needed      */
    int emulated;         /* 1: the times are an emulator's                                  */
    size_t asked;         /* repetitions; 0: as many as it takes                             */
    struct repetition *repetition; /* (count,) warm-up first, heap */
    size_t count, warmups;
    size_t disturbed; /* timed repetitions for which repetition_disturbed holds  */
    double seconds;   /* duration of all timing of the case                      */
    double budget;    /* seconds that it was allowed                             */
    enum measure_end end;
    struct order ns; /* per update, of those that are not warm-up; count 0: none was made */
    double cpu_ns;   /* median CPU time of all threads per update; NAN: none              */
    struct profile profile;
    struct work work;     /* per update; flops NAN: not counted */
    struct counts counts; /* count 0: nothing was counted       */
};

/* The fewest repetitions that give a 95 % interval of the median. */
enum { MEASURE_ENOUGH = 6 };

/* Sets measured->disturbed. */
void measured_count_disturbed(struct measured *);

/* 1 when timing took more than twice its budget. */
int measured_overran(const struct measured *);

/* 1 when fewer repetitions were made than were asked for; `end` gives the reason. */
int measured_fell_short(const struct measured *);

/* Sums over the timed repetitions: preemptions of all threads; and seconds lost, in each repetition
 * by the thread that lost most. */
long measured_preemptions(const struct measured *);
double measured_away(const struct measured *);

/* Hz of the cores in one repetition: cycles counted over the time that threads ran, else by the
 * probe after it. *counted: which of both. NAN under an emulator, whose clock is not a CPU's. */
double measured_clock_of(const struct measured *, const struct repetition *, int *counted);

/* Of all repetitions that count, NAN where it is not known: the mean clock, how often a clock was
 * forced down, the highest load. */
double measured_clock(const struct measured *, int *counted);
double measured_throttled(const struct measured *);
double measured_load(const struct measured *);

void measured_free(struct measured *);

#endif
