/* Prints the manual page, in roff, from the same tables as the parser. */
#ifndef BENCH_COMMAND_MANUAL_H
#define BENCH_COMMAND_MANUAL_H

#include <stdio.h>

void manual_print(FILE *);

#endif
