/* Counts of a case: what its repetitions counted, summed up. */
#ifndef BENCH_MEASURE_COUNTS_H
#define BENCH_MEASURE_COUNTS_H

#include "bench/counters/counters.h"
#include "bench/counters/metrics.h"
#include "bench/common/order.h"
#include "bench/measure/repetition.h"

struct count {                       /* of one quantity */
    const struct quantity *quantity; /* the counters' own                                  */
    char source[160];
    enum counter_status status; /* the worst of all repetitions                            */
    const char *replay; /* formula over the events of a replay, the counters' own; NULL: none     */
    int simulated;      /* 1: of a replay, not of the repetitions                  */
    char kernels[16];   /* that the replay ran; "": no replay, so those that were timed      */
    char reason[COUNTER_REASON];
    struct order total; /* of a repetition, all threads; count 0: none, or simulated       */
    double per_update;  /* NAN: not measured                                               */
};

struct counts {
    const struct tables *tables; /* the counters' own                                      */
    struct count *item;          /* (count,) heap                                          */
    int count;
    /* Further variables of formulas: values of the median repetition. */
    double updates, taps, seconds, threads, flops, bytes;
};

/* Copies into repetition->counts what its pass counted; NAN elsewhere. */
int counts_keep(const struct counters *, int pass, struct repetition *, struct err *);

/* Keeps the counters' status after a repetition: call it for each one. counts begins as {0}. */
int counts_note(struct counts *, const struct counters *, struct err *);

/* The same for a case without repetitions, of which only a replay can count. counts begins as {0},
 * and stays so when nothing waits for a replay. */
int counts_untimed(struct counts *, const struct counters *, const struct plan *, struct err *);

/* Of one quantity, by its place among the items, over all threads of a repetition; NAN when its
 * pass did not count it. A machine's count is the first thread's. */
double counts_total(const struct repetition *, int quantity);

/* Sums up what the repetitions hold. */
int counts_sum(struct counts *, const struct repetition *, size_t repetitions, struct err *);
void counts_free(struct counts *);

/* 1 when a quantity waits for a replay. */
int counts_want_replay(const struct counts *);

/* A derived metric of counts->tables->metric; NAN when what it needs is not measured. *simulated is
 * set when it rests on a replay. */
double counts_metric(const struct counts *, const struct derived_metric *, int *simulated);

#endif
