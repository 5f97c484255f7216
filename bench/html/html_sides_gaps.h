/* What could not be compared or measured on some side, and whose times are doubtful. */
#ifndef BENCH_HTML_SIDES_GAPS_H
#define BENCH_HTML_SIDES_GAPS_H

#include "bench/html/html_sides_control.h"

/* 1 when other programs disturbed so large a share of a side's repetitions that its times are
 * doubtful. */
int html_side_is_disturbed(const struct html_sides *, int side);

/* Writes a heading and a list of sentences. */
void html_sides_put_gaps(const struct html_sides *, const struct html_control *);

#endif
