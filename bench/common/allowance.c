#include "bench/common/allowance.h"

#include "bench/common/quota.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void allowance_tighten(struct allowance *allowance, int threads, const char *by)
{
    if (threads < allowance->threads)
        *allowance = (struct allowance){threads, by};
}

/* The first number of a list such as "4,2"; INT_MAX if there is none. */
static int threads_from(const struct host *host, const char *name)
{
    size_t length = strlen(name);
    for (char *const *variable = host->variables; variable && *variable; variable++)
        if (!strncmp(*variable, name, length) && (*variable)[length] == '=') {
            long value = strtol(*variable + length + 1, NULL, 10);
            return value >= 1 && value < INT_MAX ? (int)value : INT_MAX;
        }
    return INT_MAX;
}

struct allowance allowance_of(const struct host *host, int processors)
{
    static const char *const variables[] = {"OMP_NUM_THREADS", "OMP_THREAD_LIMIT"};
    struct allowance allowance = {processors, "processors"};
    double quota;
    for (int i = 0; i < 2; i++)
        allowance_tighten(&allowance, threads_from(host, variables[i]), variables[i]);
    if (quota_read(host, &quota) == QUOTA_SET)
        allowance_tighten(&allowance, (int)fmax(ceil(quota), 1), "the CPU quota");
    return allowance;
}
