/* Who leads at each value of a swept parameter. */
#ifndef BENCH_HTML_LEADERS_H
#define BENCH_HTML_LEADERS_H

#include "bench/html/html_page.h"

/* Writes sentences that count the values at which each label leads, and a table of the leaders.
 * level: the index of the level to reach; -1: none is reached. Returns 0, or -1 and err. */
int html_leaders_write(const struct html_page *, int axis, int level, struct err *);

#endif
