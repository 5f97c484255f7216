/* What can be counted, by which events, and what is derived from it: quantities.txt and events.txt,
 * which are built into the program; their heads explain the lines. */
#ifndef BENCH_COUNTERS_TABLES_H
#define BENCH_COUNTERS_TABLES_H

#include "base/err.h"
#include "bench/counters/cpu_family.h"

#include <stddef.h>

struct quantity {
    const char *name, *unit, *help;
    int always;    /* not zero whenever a processor works: a 0 is a dead counter */
    int exercise;  /* nor after work that causes it (exercise.h) */
    int run;       /* nor after a real run */
    int machine;   /* belongs to the machine, not to a thread */
    int essential; /* asked for by --require-counters when nothing is named */
};

struct derived_metric {
    const char *name, *unit, *formula, *help;
};

struct check {
    const char *quantity;
    int at_most; /* 1: <=, 0: >= */
    const char *formula, *why;
};

struct event_row {
    const char *quantity, *backend, *family, *event, *source;
};

struct tables {
    struct quantity *quantity;
    struct derived_metric *metric;
    struct check *check;
    struct cpu_family *family;
    struct event_row *event;
    size_t quantities, metrics, checks, families, events;
    char **text; /* copies that all the names above point into */
    size_t texts;
};

/* The tables of the program. */
int tables_read(struct tables *, struct err *);

/* Adds the lines of one text, named `file` in errors ("events.txt:12: ..."), to tables that began
 * as {0}. On failure tables_free is still to be called. */
int tables_add(struct tables *, const char *file, const char *text, struct err *);

/* Every name that a line uses is known: quantities, families, words of formulas. */
int tables_check(const struct tables *, struct err *);

void tables_free(struct tables *);

const struct quantity *tables_quantity(const struct tables *, const char *name);

/* Words of formulas that are no quantities: updates, seconds, ...; NULL-terminated. */
extern const char *const formula_words[];

#endif
