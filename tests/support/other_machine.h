/* Another machine: its /proc and /sys below a folder, and the environment that is captured there.
 */
#ifndef SUPPORT_OTHER_MACHINE_H
#define SUPPORT_OTHER_MACHINE_H

#include "bench/common/host.h"

#include <jansson.h>

extern struct other_machine {
    struct host host; /* no files, no variables, no hypervisor at first */
    json_t *captured; /* last */
} foreign;

void other_machine_begin(void); /* a suite's .init and .fini */
void other_machine_end(void);

void other_machine_put(const char *path, const char *text);              /* "/proc/cpuinfo" */
void other_machine_put_cpu(int cpu, const char *file, const char *text); /* "cpufreq/boost" */

/* Two cores of two threads, the clock in the hands of intel_pstate. */
void other_machine_put_xeon(void);

/* A core of Arm's part 0xd0c, a Neoverse-N1, and one of another part. */
void other_machine_put_arm(const char *second_part);

void other_machine_capture(void);

#endif
