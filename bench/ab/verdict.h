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
};

enum verdict_kind {
    VERDICT_REGRESSED,
    VERDICT_IMPROVED,
    VERDICT_EQUIVALENT,   /* within the margin */
    VERDICT_NOT_SLOWER,   /* within the margin or faster; which of them is undecided */
    VERDICT_INCONCLUSIVE, /* a slowdown is neither found nor excluded                */
    VERDICT_CLOCKS,       /* CPU time and wall time contradict each other            */
    VERDICT_CHANGED,      /* the results differ: no verdict on time                  */
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
    double smallest;    /* slowdown that 9 of 10 such runs call regressed; NAN: not known */
    int needed;         /* inconclusive: pairs the last stage needs to decide; 0: over 1000 */
    struct estimate phase[ALL_PHASES]; /* from the second stage; NAN: not measured */
};

/* The stage that needs another pair; STAGES: none, the verdict is final. margin: 0.02 is 2 %. */
int verdict_next(const struct stage stage[STAGES], double margin);

struct verdict verdict_of(const struct stage stage[STAGES], double margin);

/* The exact probability that a true slowdown as large as the margin is called regressed, and that
 * the interval of a verdict holds the true median. */
double verdict_error(void);
double verdict_coverage(void);

#endif
