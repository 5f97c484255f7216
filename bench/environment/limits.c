/* The CPU quota of the control groups. */
#include "bench/common/quota.h"
#include "bench/environment/capture.h"

void environment_read_limits(struct capture *capture)
{
    static const char path[] = "machine.limits.cpu_quota";
    double cpus;
    switch (quota_read(capture->host, &cpus)) {
    case QUOTA_SET:
        capture_put(capture, path, json_real(cpus));
        break;
    case QUOTA_NONE:
        capture_text(capture, path, "none");
        break;
    case QUOTA_NO_GROUPS:
        capture_unknown(capture, path, "no /proc/self/cgroup: the kernel has no control groups");
        break;
    case QUOTA_NOT_MOUNTED:
        capture_unknown(capture, path, "no control group file system is mounted");
        break;
    }
}
