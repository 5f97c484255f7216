/* slabmark ab: the verdict on two builds, case by case.
 *
 * Each pair starts both programs afresh and lets them time a case in turns (pair.h); one pair is
 * one value, log(new / old). Cases take turns too, so that what the machine does for a while hits
 * all. In between, OLD is compared with itself: a run in which that shows a change is not trusted.
 * Neither is one while which the processors were throttled. Cases of one thread are gated; several
 * threads need as many idle processors, and what they show is advice. */
#ifndef BENCH_AB_H
#define BENCH_AB_H

#include "bench/ab/ab_record.h"
#include "bench/ab/instructions.h"
#include "bench/ab/throttle.h"
#include "bench/common/folder.h"

enum { GUARDS = 4 };
#define AB_MARGIN_LEAST 0.015 /* builds that differ in nothing but their layout differ by 0.6 % */
#define AB_MARGIN_USUAL 0.02

struct ab_case {
    const struct scenario_case *item;
    int threads;
    struct folder folder;  /* its scenario, and links to its files */
    struct pair_size size; /* iterations 0: not chosen yet         */
    struct stage stage[STAGES];
    struct record latest;
    enum verdict_kind ended; /* VERDICTS: it goes on */
    struct verdict verdict;
    struct instructions instructions; /* with options->instructions */
};

struct ab_guard {
    size_t count;
    double cpu[GUARDS]; /* log(OLD / OLD) */
};

struct ab_options {
    const char *old, *new;           /* programs */
    double margin, budget, patience; /* seconds; budget INFINITY: none */
    const char *output;              /* directory */
    double instructions; /* more by this share is a regression; NAN: they are not counted */
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
    int *order;           /* (cases,) the worst first, once all are judged */
    struct ab_guard guard;
    struct throttle throttle;
    uint64_t draw;
    FILE *journal;  /* pairs.jsonl */
    size_t resumed; /* pairs that it held already */
    double begin, seconds;
};

/* Runs the comparison of the chosen cases. Fails with one line; what was measured is kept in the
 * output directory. Stops early, without an error, at a signal or the end of the budget. ab_free in
 * any case. */
int ab_run(struct ab *, const struct scenario *, const char *chosen, const struct ab_options *,
           struct err *);
void ab_free(struct ab *);

/* Fills ab->order from the verdicts. */
void ab_order(struct ab *);

/* The exit code: 0 or one of enum err_kind, by the gravest of the cases and the guard. */
int ab_exit_code(const struct ab *);

/* Median of the guard's changes, less 1; NAN: none was measured. */
double ab_guard_change(const struct ab *);
int ab_guard_failed(const struct ab *);

/* 1 when a case takes more instructions than are tolerated. */
int ab_takes_more(const struct ab *, const struct ab_case *);

int ab_count(const struct ab *, enum verdict_kind);

#endif
