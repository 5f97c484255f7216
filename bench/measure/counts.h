/* Counts of a case, summed over its repetitions. Functions return 0, or -1 and err when out of
 * memory, unless they say otherwise. One thread. */
#ifndef BENCH_MEASURE_COUNTS_H
#define BENCH_MEASURE_COUNTS_H

#include "bench/counters/counters.h"
#include "bench/counters/metrics.h"
#include "bench/common/order.h"
#include "bench/measure/repetition.h"

struct count {                       /* of one quantity */
    const struct quantity *quantity; /* owned by the counters                              */
    char source[160];
    enum counter_status status; /* the worst over all repetitions                          */
    const char *replay; /* formula over the events of a replay, owned by the counters; NULL: none */
    int simulated;      /* 1: from a replay, not from the repetitions              */
    char kernels[16];   /* that the replay ran; "": no replay, the timed kernels were counted */
    char reason[COUNTER_REASON]; /* for the status; "" when counted                        */
    struct order total; /* over repetitions, all threads; count 0: none, or simulated      */
    double per_update;  /* NAN: not measured                                               */
};

struct counts {
    const struct tables *tables; /* owned by the counters                                  */
    struct count *item;          /* (count,) heap                                          */
    int count;
    /* Further variables of formulas, from the median repetition. */
    double updates, taps, seconds, threads, flops, bytes;
};

/* Copies the counts of its pass into repetition->counts; NAN for all other quantities. */
int counts_keep(const struct counters *, int pass, struct repetition *, struct err *);

/* Keeps the counters' status after a repetition; call it after each one. counts begins as {0}. */
int counts_note(struct counts *, const struct counters *, struct err *);

/* The same for a case without repetitions, for which only a replay can count. counts begins as {0},
 * and remains {0} when no quantity waits for a replay. */
int counts_untimed(struct counts *, const struct counters *, const struct plan *, struct err *);

/* The sum of one quantity, by its place among the items, over all threads of a repetition; NAN when
 * the repetition's pass did not count it. A count of the whole machine is stored with the first
 * thread. */
double counts_total(const struct repetition *, int quantity);

/* Sums the counts of the repetitions (repetitions,). */
int counts_sum(struct counts *, const struct repetition *, size_t repetitions, struct err *);
void counts_free(struct counts *);

/* 1 when a quantity waits for a replay. */
int counts_want_replay(const struct counts *);

/* The value of a derived metric of counts->tables->metric; NAN when one of its quantities is not
 * measured. *simulated is set to 1 when one of them comes from a replay. */
double counts_metric(const struct counts *, const struct derived_metric *, int *simulated);

#endif
