/* How much CPU time the control groups leave this process: version 1 and 2, the tightest limit from
 * its group up to the root. */
#ifndef BENCH_COMMON_QUOTA_H
#define BENCH_COMMON_QUOTA_H

#include "bench/common/host.h"

enum quota_state {
    QUOTA_SET,
    QUOTA_NONE,        /* there are groups, without a limit           */
    QUOTA_NO_GROUPS,   /* the kernel has none, or /proc is not there  */
    QUOTA_NOT_MOUNTED, /* no control group file system to read        */
};

/* *cpus: CPUs' worth of time; INFINITY unless QUOTA_SET. */
enum quota_state quota_read(const struct host *, double *cpus);

#endif
