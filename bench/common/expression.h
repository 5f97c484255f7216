/* Formulas over named numbers: + - * / and parentheses. */
#ifndef BENCH_COMMON_EXPRESSION_H
#define BENCH_COMMON_EXPRESSION_H

#include "base/err.h"

/* Returns the value of a name; NAN when it has none. */
typedef double lookup_fn(void *arg, const char *name);

/* The value of a formula that expression_check has accepted; NAN when a name has no value or the
 * result is not finite. */
double expression_value(const char *formula, lookup_fn *lookup, void *arg);

/* Checks the syntax of a formula, but not its names. Returns 0, or -1 and err with the column and
 * what is expected there. */
int expression_check(const char *formula, struct err *);

#endif
