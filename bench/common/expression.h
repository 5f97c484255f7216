/* Formulas over named numbers: + - * / and parentheses. */
#ifndef BENCH_COMMON_EXPRESSION_H
#define BENCH_COMMON_EXPRESSION_H

#include "base/err.h"

/* The value of a name; NAN when it has none. */
typedef double lookup_fn(void *arg, const char *name);

/* The value of a formula that expression_check accepted; NAN when a name or the result has none. */
double expression_value(const char *formula, lookup_fn *lookup, void *arg);

/* Refuses a text that is no formula: where, and what was expected. Names are not checked. */
int expression_check(const char *formula, struct err *);

#endif
