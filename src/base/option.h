/* Option rows. One row declares a parameter: name, type, unit, range, default and help. Parsing,
 * checking, `slabmark help`, the manual page and the resolved scenario all read it. Tables are
 * written with the short forms of option_rows.h. */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/err.h"

#include <assert.h>
#include <stddef.h>

enum option_type {
    OPTION_INT,          /* int                                     */
    OPTION_REAL,         /* double                                  */
    OPTION_SECONDS,      /* double, written as 0.5, 0.5s, 20ms, 300us or 2min */
    OPTION_CHOICE,       /* int: index into words                   */
    OPTION_REAL_OR_WORD, /* struct real_or_word                     */
    OPTION_INT_OR_WORD,  /* struct real_or_word, a whole number     */
    OPTION_WORD,         /* struct word_and_number: a word; `name:N` of the words takes a number */
    OPTION_TEXT,         /* const char *, borrowed; NULL when unset */
    OPTION_PATH,         /* const char *: a file, relative to the scenario; NULL when unset */
    OPTION_PATHS,        /* struct path_list: one path or several   */
    OPTION_PER_NODE,     /* struct per_node                         */
    OPTION_SCHEDULE,     /* struct schedule                         */
    OPTION_EDGES,        /* struct edge_list: [[0,1],[1,2]]         */
    OPTION_NUMBERS,      /* struct number_list: [1, -0.5]           */
};

/* Where a search looks for good values of a number, and how it spaces them. */
enum spacing {
    SPACING_NONE, /* not searched unless the scenario declares a range */
    SPACING_LINEAR,
    SPACING_LOG,      /* equal ratios */
    SPACING_BELOW_ONE /* equal ratios of 1 - value: a forgetting factor */
};
struct search_range {
    enum spacing spacing;
    double low, high;
    int per_energy; /* 1: in units of 1 / E u'u, the energy of a regressor */
};

struct option {
    const char *name;
    enum option_type type;
    size_t offset;    /* of the field in the params struct */
    double low, high; /* range of each number in the value; closed unless `open` says otherwise */
    int open;         /* OPEN_LOW | OPEN_HIGH */
    const char *fallback;     /* the default, as text; NULL: unset unless given */
    const char *const *words; /* NULL-terminated: for CHOICE, REAL_OR_WORD, INT_OR_WORD, WORD */
    const char *unit;         /* "1" for a pure number */
    const char *help;         /* one line */
    struct search_range search;
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

/* A member of a family that a scenario chooses by name, such as a topology or an algorithm. */
struct variant {
    const char *name, *summary;
    struct options options;
};

struct real_or_word {
    double value;
    int word; /* -1: the value is the number; else an index into the row's words */
};

struct word_and_number {
    int word;   /* index into the row's words */
    int number; /* 0 for a word without one */
};

/* A quantity with one value per node: one number for all, an interval to draw from, or a list. */
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

enum { NUMBER_LIST = 64 };
struct number_list {
    int count;
    double number[NUMBER_LIST];
};

/* Sets params to the defaults of all rows, which must lie within their ranges. Like all functions
 * here it is thread-safe for different params. */
void option_defaults(const struct options *, void *params);

/* Sets one field from the text of a scalar. Returns 0, or -1 and err: "step: 5 is outside (0, 2)".
 * A text or path is borrowed. */
int option_set(const struct option *, void *params, const char *text, struct err *);

/* Reads a finite number (C locale). Returns 0, or -1 when the text is anything else. */
int option_number(const char *text, double *value);

/* Reads a time: 0.5, 0.5s, 20ms, 300us, 2min or 2m. Sets seconds. Returns 0 or -1. */
int option_seconds(const char *text, double *value);

/* Checks a number against the row's range. Returns 0, or -1 and err. */
int option_check_range(const struct option *, double value, struct err *);

/* The allowed values as text: "a number in [0, 1)", "local | leader", "a number in (0, inf) or
 * oracle | none". */
void option_allowed(const struct option *, char *text, size_t size);

/* The row of that name, or NULL. */
const struct option *option_find(const struct options *, const char *name);

/* The value of the last step whose `from` is at most `instant`. */
double schedule_at(const struct schedule *, int instant);

/* The value at a node. An interval must have been drawn into a list before. */
static inline double per_node_at(const struct per_node *quantity, int node)
{
    assert(quantity->list ? node >= 0 && node < quantity->count : quantity->low == quantity->high);
    return quantity->list ? quantity->list[node] : quantity->low;
}

#endif
