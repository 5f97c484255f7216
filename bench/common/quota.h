/* The CPU quota of this process: the lowest limit from its control group up to the root, in version
 * 1 and 2 of control groups. */
#ifndef BENCH_COMMON_QUOTA_H
#define BENCH_COMMON_QUOTA_H

#include "bench/common/host.h"

enum quota_state {
    QUOTA_SET,
    QUOTA_NONE,        /* control groups set no limit                     */
    QUOTA_NO_GROUPS,   /* no control groups in the kernel, or no /proc    */
    QUOTA_NOT_MOUNTED, /* the control group file system is not mounted    */
};

/* *cpus: the quota in CPUs, 1.5 for 150 %; INFINITY unless QUOTA_SET. */
enum quota_state quota_read(const struct host *, double *cpus);

#endif
