/* Checks of this machine: problems whose results are known, run in memory and compared. A problem
 * is a scenario in this folder, compiled into the program; a check is a line of checks.def. */
#ifndef BENCH_VALIDATE_H
#define BENCH_VALIDATE_H

#include "base/err.h"
#include "bench/scenario/files.h"

#include <jansson.h>
#include <regex.h>

struct known_problem {
    const char *name;   /* many-taps; as the name of its scenario */
    const char *title;  /* for the table                          */
    const char *source; /* of the expected values                 */
    const char *text;   /* the scenario                           */
};

/* Quantities read from the results of a case. */
enum known_quantity {
    FLOOR,            /* steady-state MSD, dB                                        */
    NORMALISED_FLOOR, /* the same over |h*|^2                                        */
    MSD_AFTER,        /* `at` iterations, dB                                         */
    MSE_FLOOR,        /* steady-state a-priori error, dB                             */
    MSE_AFTER,        /* the same after `at` iterations, dB                          */
    PASSAGE,          /* iterations until the normalised MSD is first below `at` dB   */
    THEORY_FLOOR,     /* steady-state MSD by theory, dB                              */
    THEORY_AFTER,     /* MSD by theory after `at` iterations, dB                     */
    LIKE_CENTRE,      /* largest difference from the curve of "CASE centre", relative */
    ESTIMATES,        /* largest error of a tap; expected_CASE.csv has the estimates */
    QUANTITIES
};

struct known_value {
    const struct known_problem *problem;
    const char *item; /* name of the case */
    enum known_quantity quantity;
    double at;
    double expected;
    double uncertainty; /* of the expected value */
};

extern const struct known_problem known_problems[];
extern const struct known_value known_values[];
extern const int known_problem_count, known_value_count;

/* Called with each finding as soon as it is known. */
struct validation {
    const regex_t *filter; /* of problems' names; NULL: all */
    void (*show)(void *arg, const json_t *finding);
    void *arg;
    json_t *findings; /* array */
    int failed;       /* findings that do not hold */
};

/* Runs the problems. Fills validation->findings, a new reference, also on failure. Returns 0, or -1
 * and err when something could not run; a check that fails is no error. */
int validate_run(struct validation *, struct err *);

/* One problem; the determinism of digest.yaml in every way of running. */
int validate_problem(struct validation *, const struct known_problem *, struct files *,
                     struct err *);
int validate_digests(struct validation *, struct files *, struct err *);

struct finding {
    const char *what, *unit; /* unit "": a pure number or a digest */
    json_t *expected, *measured;
    double tolerance;
    int ok;
};

/* Adds a finding, as {problem, title, check, unit, expected, measured, tolerance, ok, source};
 * takes its references. Returns 0, or -1 and err when out of memory. */
int validate_add(struct validation *, const struct known_problem *, const struct finding *,
                 struct err *);

#endif
