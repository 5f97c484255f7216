/* Whether two shards are of one run. */
#ifndef BENCH_MERGE_PARTS_CHECK_H
#define BENCH_MERGE_PARTS_CHECK_H

#include "bench/merge/parts.h"

/* Returns 0, or -1 and err, ERR_INCOMPARABLE, which says what differs. */
int parts_check_fits(const struct part *first, const struct part *other, struct err *);

#endif
