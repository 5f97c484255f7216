/* Fields of a CSV file, as RFC 4180 has them. Write errors stay with the FILE. */
#ifndef BENCH_COMMON_CSV_H
#define BENCH_COMMON_CSV_H

#include <stdio.h>

/* Quoted where it must be. */
void csv_put_text(FILE *, const char *);

/* With all 17 digits; nothing when it is unknown. */
void csv_put_number(FILE *, double);

#endif
