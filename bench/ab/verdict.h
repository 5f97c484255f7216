/* The verdict on a case from its pairs. A first stage of pairs tests for a change beyond the
 * margin. A change that it finds counts only if a second stage of new pairs finds it too. All
 * functions are pure. */
#ifndef BENCH_AB_VERDICT_H
#define BENCH_AB_VERDICT_H

#include "bench/ab/looks.h"
#include "bench/measure/profile.h"

enum { STAGE_FIRST, STAGE_FRESH, STAGES };

/* log(new / old) of every pair of a stage. */
struct stage {
    size_t count;
    double cpu[LOOKS_LAST], wall[LOOKS_LAST];
    double ns[2][LOOKS_LAST];                /* CPU time per update of OLD, of NEW */
    double phase[2][ALL_PHASES][LOOKS_LAST]; /* ns per update; NAN: not measured   */
    double ran[LOOKS_LAST]; /* a thread's CPU time by the time that passed; NAN: not known */
};

enum verdict_kind {
    VERDICT_REGRESSED,
    VERDICT_IMPROVED,
    VERDICT_EQUIVALENT,   /* within the margin */
    VERDICT_NOT_SLOWER,   /* within the margin or faster; which of them is undecided */
    VERDICT_INCONCLUSIVE, /* a slowdown is neither found nor excluded */
    VERDICT_ADVISORY,     /* slower, but of several threads: never red */
    VERDICT_CLOCKS,       /* CPU time and wall time contradict each other */
    VERDICT_BUSY,         /* several threads that had no processors of their own */
    VERDICT_CHANGED,      /* another result: no verdict on time */
    VERDICT_DIVERGED,
    VERDICTS
};
extern const char *const verdict_words[VERDICTS];

struct estimate { /* new / old - 1; NAN: too few pairs */
    double change, low, high;
};

struct verdict {
    enum verdict_kind kind;
    struct estimate cpu, wall;
    size_t pairs, last; /* of both stages; of the last one */
    double ns[2];       /* CPU time per update of OLD, of NEW: medians */
    double smallest;    /* slowdown that nine in ten such runs call regressed; NAN: not known */
    int needed;         /* inconclusive: pairs of the last stage that would decide; 0: over 1000 */
    struct estimate phase[ALL_PHASES]; /* of the fresh stage; NAN: not measured */
    double phase_ns[ALL_PHASES];       /* new - old per update: medians; NAN likewise */
    double ran;                        /* the stage's: the median */
};

/* The stage that needs another pair; STAGES: none, the verdict is final. margin: 0.02 is 2 %. */
int verdict_next(const struct stage stage[STAGES], double margin);

struct verdict verdict_of(const struct stage stage[STAGES], double margin);

/* The same of a case of several threads. Where they had less than 0.9 of a processor each, their
 * times say nothing; elsewhere they are advice. */
struct verdict verdict_of_threads(const struct stage stage[STAGES], double margin);

/* 1 when the whole interval lies on one side of zero. */
int estimate_shows_change(const struct estimate *);

/* Probability that a true slowdown as large as the margin is called regressed; and that the
 * interval of a verdict holds the true median. Exactly. */
double verdict_error(void);
double verdict_coverage(void);

#endif
