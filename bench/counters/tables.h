/* The tables of quantities, events and derived metrics: quantities.txt and events.txt, which are
 * compiled into the program. The comments at their tops explain the lines. */
#ifndef BENCH_COUNTERS_TABLES_H
#define BENCH_COUNTERS_TABLES_H

#include "base/err.h"
#include "bench/counters/cpu_family.h"

#include <stddef.h>

struct quantity {
    const char *name, *unit, *help;
    int always;    /* 1: never zero while a processor works; 0 means a dead counter */
    int exercise;  /* 1: not zero after work that causes it (exercise.h) */
    int run;       /* 1: not zero after a real run */
    int machine;   /* 1: counts the machine, not a thread */
    int essential; /* 1: required by --require-counters when no quantity is named */
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
    char **text; /* (texts,) copies that all strings above point into */
    size_t texts;
};

/* Reads the tables of the program. Returns 0, or -1 and err. tables_free after success and after
 * failure. */
int tables_read(struct tables *, struct err *);

/* Adds the lines of one text, named `file` in errors ("events.txt:12: ..."), to tables that began
 * as {0}. Returns 0, or -1 and err. tables_free after success and after failure. */
int tables_add(struct tables *, const char *file, const char *text, struct err *);

/* Checks that every name in a line exists: quantities, families, words of formulas. Returns 0, or
 * -1 and err. */
int tables_check(const struct tables *, struct err *);

void tables_free(struct tables *);

/* The quantity of that name, or NULL. */
const struct quantity *tables_quantity(const struct tables *, const char *name);

/* Words of formulas that are not quantities: updates, seconds, ...; NULL-terminated. */
extern const char *const formula_words[];

#endif
