/* slabmark ab: the verdict on two builds, case by case.
 *
 * Each pair starts both programs and lets them time a case in turns (pair.h). One pair gives one
 * value, log(new / old). Pairs of different cases alternate, so that a passing disturbance of the
 * machine affects every case. Between them OLD is compared with itself (the guard). A run is not
 * trusted when the guard shows a change, or the processors were throttled. Only cases of one thread
 * are gated: several threads need as many idle processors, and their verdict is advice. */
#ifndef BENCH_AB_H
#define BENCH_AB_H

#include "bench/ab/ab_record.h"
#include "bench/ab/instructions.h"
#include "bench/ab/ab_throttle.h"
#include "bench/common/folder.h"

enum { GUARDS = 4 };
#define AB_MARGIN_LEAST 0.015 /* builds of the same source, linked differently, differ by 0.6 % */
#define AB_MARGIN_USUAL 0.02

struct ab_case {
    const struct scenario_case *item;
    int threads;
    struct folder folder;  /* holds its scenario, and links to its files */
    struct pair_size size; /* iterations 0: not chosen yet         */
    struct stage stage[STAGES];
    struct record latest;
    enum verdict_kind ended; /* VERDICTS: it needs more pairs */
    struct verdict verdict;
    struct instructions instructions; /* with options->instructions */
};

struct ab_guard {
    size_t count;
    double cpu[GUARDS]; /* log(OLD / OLD), CPU time */
};

struct ab_options {
    const char *old, *new;   /* programs */
    double margin;           /* largest tolerated slowdown, 0.02: 2 %           */
    double budget, patience; /* seconds; budget INFINITY: none                  */
    const char *output;      /* directory                                       */
    double instructions;     /* largest tolerated increase, 0.01: 1 %; NAN: not counted */
    int resume, fail_on_inconclusive, quiet;
    const char *command;
    const volatile sig_atomic_t *stop;
};

struct ab {
    const struct scenario *scenario;
    const struct ab_options *options;
    struct program program[2];
    int cases;
    struct ab_case *item; /* (cases,) */
    int *order;           /* (cases,) worst first; filled by ab_order */
    struct ab_guard guard;
    struct ab_throttle throttle;
    uint64_t draw;
    FILE *journal;  /* pairs.jsonl */
    size_t resumed; /* pairs that it already held */
    double begin, seconds;
};

/* Compares the cases whose byte in `chosen` (cases of the scenario,) is not 0. Returns 0, or -1
 * with one line in err; finished pairs stay in the output directory. Stops early, without an error,
 * at a signal or at the end of the budget. The scenario and the options are borrowed. Call ab_free
 * after success and after failure. One thread. */
int ab_run(struct ab *, const struct scenario *, const char *chosen, const struct ab_options *,
           struct err *);
void ab_free(struct ab *);

/* Fills ab->order from the verdicts. */
void ab_order(struct ab *);

/* The exit code: 0 or one of enum err_kind, by the gravest finding in the cases and the guard. */
int ab_exit_code(const struct ab *);

/* Median of OLD / OLD over the guard's pairs, minus 1; NAN: no pair was measured. */
double ab_guard_change(const struct ab *);
/* 1 when the guard's change is beyond the margin. */
int ab_guard_failed(const struct ab *);

/* 1 when a case's instructions grew by more than options->instructions. */
int ab_takes_more(const struct ab *, const struct ab_case *);

/* Number of cases with this verdict. */
int ab_count(const struct ab *, enum verdict_kind);

#endif
