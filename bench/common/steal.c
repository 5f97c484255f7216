#include "bench/common/steal.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

double steal_seconds(const struct host *host)
{
    char text[HOST_TEXT];
    unsigned long long steal;
    if (host_line(host, text, "/proc/stat") ||
        sscanf(text, "cpu %*u %*u %*u %*u %*u %*u %*u %llu", &steal) != 1) /* proc(5) */
        return NAN;
    return (double)steal / (double)sysconf(_SC_CLK_TCK);
}
