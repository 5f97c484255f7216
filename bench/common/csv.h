/* Writes fields of a CSV file. The FILE keeps write errors: check with ferror or fflush. */
#ifndef BENCH_COMMON_CSV_H
#define BENCH_COMMON_CSV_H

#include <stdio.h>

/* Quoted as in RFC 4180 if necessary. */
void csv_put_text(FILE *, const char *);

/* Writes all 17 digits, or an empty field when the number is unknown. */
void csv_put_number(FILE *, double);

#endif
