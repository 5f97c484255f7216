/* Option rows: one row declares a parameter's name, type, unit, range, default and help, and drives
 * parsing, checking, `slabmark help`, the manual page and the resolved scenario. */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/err.h"

#include <assert.h>
#include <stddef.h>

enum option_type {
    OPTION_INT,          /* int                                     */
    OPTION_REAL,         /* double                                  */
    OPTION_SECONDS,      /* double, written 0.5, 0.5s, 20ms, 300us or 2min */
    OPTION_CHOICE,       /* int: index into words                   */
    OPTION_REAL_OR_WORD, /* struct real_or_word                     */
    OPTION_INT_OR_WORD,  /* struct real_or_word, a whole number     */
    OPTION_TEXT,         /* const char *, borrowed; NULL when unset */
    OPTION_PATH,         /* const char *: a file, relative to the scenario; NULL when unset */
    OPTION_PATHS,        /* struct path_list: one path or several   */
    OPTION_PER_NODE,     /* struct per_node                         */
    OPTION_SCHEDULE,     /* struct schedule                         */
    OPTION_EDGES,        /* struct edge_list: [[0,1],[1,2]]         */
};

struct option {
    const char *name;
    enum option_type type;
    size_t offset;        /* of the field in the params struct */
    double low, high;     /* range of every number in the value, closed unless the end is open */
    int open;             /* OPEN_LOW | OPEN_HIGH */
    const char *fallback; /* the default as one would write it; NULL: unset unless given */
    const char *const *words; /* NULL-terminated: OPTION_CHOICE, OPTION_REAL_OR_WORD */
    const char *unit;         /* "1" for a pure number */
    const char *help;         /* one line */
};
enum { OPEN_LOW = 1, OPEN_HIGH = 2 };

/* A table of rows for one params struct. */
struct options {
    const struct option *row;
    size_t count, params_size;
};
#define OPTIONS(rows, type)                                                                        \
    {                                                                                              \
        (rows), sizeof(rows) / sizeof *(rows), sizeof(type)                                        \
    }

/* One member of a family that a scenario chooses by name: a topology, an input, an algorithm. */
struct variant {
    const char *name, *summary;
    struct options options;
};

struct real_or_word {
    double value;
    int word; /* -1: the number counts; else index into the row's words */
};

/* A quantity with one value per node: a number, an interval to draw from, or a list. */
struct per_node {
    int set; /* 0: never given */
    double low, high;
    double *list; /* (count,) borrowed; NULL: uniform in [low, high] */
    int count;
};

enum { SCHEDULE_STEPS = 16 };
struct schedule {
    int count; /* at least 1 */
    struct {
        int from; /* instant; step[0].from = 0, ascending */
        double value;
    } step[SCHEDULE_STEPS];
};

struct path_list {
    const char **path; /* (count,) borrowed */
    int count;
};

struct edge_list {
    int (*edge)[2]; /* (count, 2) borrowed */
    int count;
};

/* Fills params with every row's default. Asserts that defaults lie within their own ranges. */
void option_defaults(const struct options *, void *params);

/* Sets one field from the text of a scalar. Returns 0, or -1 with "step: 5 is outside (0, 2)". */
int option_set(const struct option *, void *params, const char *text, struct err *);

/* A number as one may write it (C locale, finite); -1 when the text is anything else. */
int option_number(const char *text, double *value);

/* Likewise a time in seconds, with or without a unit. */
int option_seconds(const char *text, double *value);

/* Checks one number of a row against its range. */
int option_check_range(const struct option *, double value, struct err *);

/* "[0, 1)", "local | leader", "a number in (0, inf) or oracle | none": what is allowed. */
void option_allowed(const struct option *, char *text, size_t size);

/* The row of that name, or NULL. */
const struct option *option_find(const struct options *, const char *name);

double schedule_at(const struct schedule *, int instant);

/* Value of a per-node quantity that has been drawn or listed (see per_node.h), or a plain number.
 */
static inline double per_node_at(const struct per_node *quantity, int node)
{
    assert(quantity->list ? node >= 0 && node < quantity->count : quantity->low == quantity->high);
    return quantity->list ? quantity->list[node] : quantity->low;
}

#endif
