/* Sides that repeat one another: the same build, kind of machine and settings. What differs between
 * them is the noise between runs, which no interval within a run holds. */
#ifndef BENCH_HTML_SIDES_CONTROL_H
#define BENCH_HTML_SIDES_CONTROL_H

#include "bench/html/html_sides.h"

struct html_control {
    int first[HTML_SIDES];  /* the first side that a side repeats; itself: it repeats none */
    int copied[HTML_SIDES]; /* the first side of the same measurement; itself: there is none */
    /* over all pairs of sides that repeat one another, in two measurements */
    size_t cases;            /* whose ratio is known; 0: there is no control */
    size_t bounded, apart;   /* of them, those with an interval; those whose interval excludes 1 */
    double typical, largest; /* factor, at least 1, between the times of a case */
    double mean;             /* the largest factor between the geometric means of two sides */
};

/* Returns 0, or -1 and err when out of memory. */
int html_control_read(const struct html_sides *, struct html_control *, struct err *);

/* The least factor between means that is a difference. */
double html_control_least(const struct html_control *);

/* Writes nothing without control. The first: an item of a list; the second: a sentence that counts
 * the cases in which a side differs from A by more than any case of the control. */
void html_control_put(const struct html_sides *, const struct html_control *);
void html_control_put_beyond(const struct html_sides *, const struct html_control *, int side);

#endif
