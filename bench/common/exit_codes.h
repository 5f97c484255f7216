/* The exit codes of the program and their meanings. Help and the manual page print this table. */
#ifndef BENCH_COMMON_EXIT_CODES_H
#define BENCH_COMMON_EXIT_CODES_H

#include "base/err.h"

/* Besides 0 and the kinds of errors. */
enum { EXIT_STOPPED = 130 }; /* 128 + SIGINT, as in shells */

extern const struct exit_code {
    int code;
    const char *meaning; /* NULL: end of the table */
} exit_codes[];

#endif
