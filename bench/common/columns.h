/* The width of a UTF-8 text in terminal columns. The program stays in the C locale, where wcwidth
 * does not work. Pure functions. */
#ifndef BENCH_COMMON_COLUMNS_H
#define BENCH_COMMON_COLUMNS_H

#include <stddef.h>

int columns_of(const char *text);

/* Bytes of the longest prefix, in whole characters, that is at most `columns` wide. */
size_t columns_fit(const char *text, int columns);

#endif
