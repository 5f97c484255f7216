/* --filter REGEX. */
#ifndef BENCH_COMMON_FILTER_H
#define BENCH_COMMON_FILTER_H

#include "base/err.h"

#include <regex.h>

/* Compiles an extended regular expression, which regexec then takes. Release with regfree. */
int filter_compile(const char *text, regex_t *, struct err *);

#endif
