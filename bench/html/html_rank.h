/* Which case leads in a number that is better when it is lower. */
#ifndef BENCH_HTML_RANK_H
#define BENCH_HTML_RANK_H

#include "bench/html/html_page.h"

struct html_entry {
    size_t row;
    double value, low, high; /* low, high: NAN without an interval */
};

struct html_rank {
    struct html_entry *entry; /* (count,) heap, the lowest first; diverged cases are left out */
    size_t count;
};

/* What is ranked. */
enum html_measure {
    HTML_FLOOR,      /* dB                                */
    HTML_ITERATIONS, /* until the curve stays below a level */
    HTML_SECONDS,    /* the same in seconds               */
    HTML_JOULES,     /* the same in joules                */
    HTML_SUPPORT,    /* iterations until it is found      */
    HTML_UPDATE,     /* ns                                */
    HTML_DISTANCE,   /* time / the least time that the machine's ceilings allow */
};

/* Ranks the cases that have a number. item: index of the level. only: 1 for each row that takes
 * part (rows,); NULL: all. Returns 0, or -1 and err; the caller frees rank->entry. */
int html_rank(const struct html_page *, enum html_measure, int item, const char *only,
              struct html_rank *, struct err *);

/* Puts the entries in order. */
void html_rank_sort(struct html_rank *);

/* 1 when the intervals of the first two overlap or one is unknown: the order is not certain. */
int html_rank_is_close(const struct html_rank *);

/* The deepest level that most cases reach: that at least two do or, failing that, one; after the
 * first point of their curves. -1: none. */
int html_level(const struct html_page *);

/* A sentence about the first of a rank by HTML_DISTANCE, in an HTML element: its share of the
 * ceilings and what bounds it. Nothing when the rank is empty. */
void html_rank_put_closest(FILE *, const struct html_rank *, const char *name, const char *by,
                           const char *element);

/* A value with its unit: "-39.39 dB", "23.0 us"; iterations have none. */
void html_put_measure(FILE *, enum html_measure, double value);

#endif
