/* Exit codes of the program and what they mean: help and the manual page print this table. */
#ifndef BENCH_COMMON_EXIT_CODES_H
#define BENCH_COMMON_EXIT_CODES_H

#include "base/err.h"

/* Besides 0 and the kinds of errors. */
enum { EXIT_STOPPED = 130 }; /* 128 + SIGINT, as shells have it */

extern const struct exit_code {
    int code;
    const char *meaning; /* NULL: the table ends */
} exit_codes[];

#endif
