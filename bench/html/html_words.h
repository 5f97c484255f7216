/* Numbers in sentences, tables and charts. */
#ifndef BENCH_HTML_WORDS_H
#define BENCH_HTML_WORDS_H

#include <stddef.h>
#include <stdio.h>

/* A number with that many decimals and a true minus sign; "&ndash;" for NAN. */
void html_put_number(FILE *, double, int decimals);

/* A time in ns with three digits or more: "43.4 ns", "685 ns", "12.3 us", "1.20 s". */
void html_put_duration(FILE *, double ns);

/* "1 case", "7 cases" */
void html_put_count(FILE *, size_t count, const char *noun);

#endif
