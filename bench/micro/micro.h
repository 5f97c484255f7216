/* Micro-benchmarks: the time of a kernel, a projection, a policy, a whole update.
 *
 * A row of the table is a task; its columns are ways of doing it (kernel sets, policies). The ways
 * are timed in turn within one run, so that their ratios are valid even on a busy machine, and
 * their results are compared. Functions that return int return 0, or -1 and err, unless they say
 * otherwise. One thread. */
#ifndef BENCH_MICRO_H
#define BENCH_MICRO_H

#include "bench/comparators/comparator.h"
#include "bench/common/order.h"
#include "bench/measure/stopwatch.h"
#include "bench/measure/work_model.h"

#include <regex.h>

enum { MICRO_COLUMNS = 8, MICRO_COMPARATORS = 8, MICRO_WAYS = MICRO_COLUMNS + MICRO_COMPARATORS };

struct micro_cell {
    const char *column;   /* "avx2"; static                              */
    struct order seconds; /* per unit; count 0: does not run here        */
    double cpu;           /* the same by the clock of the process: median */
};

/* A comparator in a row: way `columns + j`. */
struct micro_comparator {
    const struct comparator *comparator;
    char absent[200];            /* why it cannot be had here; "" when it can */
    struct order seconds, ratio; /* of one unit; to the last column's in the same round */
    double cpu;                  /* of one unit: median */
    double difference;           /* from slabmark's own result, see micro_comparators.h */
    double tolerance;
};

struct micro_row {
    char name[80];    /* "kernel/combine/taps=256"              */
    const char *unit; /* the unit that is timed: "call", "number", "iteration", "update" */
    int columns;
    struct micro_cell cell[MICRO_COLUMNS];
    int comparators; /* 0 unless comparing */
    struct micro_comparator comparator[MICRO_COMPARATORS];
    struct work work; /* per unit; flops NAN: no model                 */
    int right; /* 1: every column gave the bits of the first; 0: one did not; -1: not compared */
};

struct micro {
    int taps, rounds;
    double sample_seconds; /* approximate duration of a sample */
    const regex_t *filter; /* names to run; NULL: all   */
    int list_only;
    int compare; /* 1: time comparators as well */
    void (*tell)(void *arg,
                 const struct micro_row *); /* called with each finished row; may be NULL */
    void *arg;
    struct micro_row *row; /* (rows,) heap */
    size_t rows;
};

struct micro_family {
    const char *name, *summary;
    int (*run)(struct micro *, struct err *);
};
#define MICRO(id) extern const struct micro_family micro_##id;
#include "bench/micro/families.def"
#undef MICRO
extern const struct micro_family *const micro_families[]; /* NULL-terminated */

/* Starts a row named `format`. Returns 1: the caller fills and ends *row, which is valid until the
 * next one starts. Returns 0: the filter excludes it, or only names are listed (it is kept then).
 * Or -1 and err. */
int micro_begin(struct micro *, struct micro_row **row, struct err *, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Takes the row's samples, way after way, round after round: columns, then the comparators that are
 * available. sample: the time of a unit, NAN and err when it failed. */
int micro_sample(struct micro *, struct micro_row *,
                 struct spent (*sample)(void *arg, int way, struct err *), void *arg, struct err *);

/* The same for plain functions timed[way], whose calls process `units` units each. */
int micro_time(struct micro *, struct micro_row *, const struct timed *, double units,
               struct err *);

/* Ends the row and calls micro->tell. */
void micro_end(struct micro *, struct micro_row *);

void micro_free(struct micro *);

#endif
