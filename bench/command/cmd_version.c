/* slabmark version */
#include "bench/common/args.h"
#include "bench/common/version.h"

#include <stdio.h>

static int run_version(const struct args *args)
{
    (void)args;
    printf("slabmark %s (%s)\n", SLABMARK_VERSION, SLABMARK_COMMIT);
    return 0;
}

static const struct flag no_flags[] = {{0}};

const struct command command_version = {
    .name = "version",
    .operands = "",
    .summary = "print the version and the commit",
    .flags = no_flags,
    .run = run_version,
};
