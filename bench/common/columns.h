/* How many columns of a terminal a text in UTF-8 takes. The program stays in the C locale, where
 * wcwidth knows nothing of it. */
#ifndef BENCH_COMMON_COLUMNS_H
#define BENCH_COMMON_COLUMNS_H

#include <stddef.h>

int columns_of(const char *text);

/* Bytes of the longest beginning that takes at most `columns`, never part of a character. */
size_t columns_fit(const char *text, int columns);

#endif
