/* Who leads at each value of a swept parameter: which algorithm or, where there is only one, which
 * value of another parameter. */
#ifndef BENCH_HTML_LEADERS_H
#define BENCH_HTML_LEADERS_H

#include "bench/html/html_page.h"

struct html_contest {
    int axis;   /* index in results.sweep: a contest takes place at each of its values */
    int rivals; /* the axis whose values compete; -1: the labels compete             */
};

/* Returns 0 when the sweep has no such contest: it is flat, or has one label and one axis. */
int html_contest_of(const struct html_page *, struct html_contest *);

/* Writes sentences that count the values at which each rival leads, and a table of the leaders.
 * level: the index of the level to reach; -1: none is reached. Returns 0, or -1 and err. */
int html_leaders_write(const struct html_page *, const struct html_contest *, int level,
                       struct err *);

#endif
