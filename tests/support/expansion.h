/* The cases that the text of a scenario expands to. It is s.yaml in a directory of the test's own.
 */
#ifndef SUPPORT_EXPANSION_H
#define SUPPORT_EXPANSION_H

#include "bench/scenario/scenario.h"

extern struct expansion {
    struct scenario scenario;
    struct pool pool;
    struct err err;
} expanded;

void expansion_begin(void); /* a suite's .init and .fini */
void expansion_end(void);

void expansion_read(const char *text);

/* Reads it, and its cases have these names, in this order: "lms/taps=8 lms/taps=9". */
void expansion_expect(const char *text, const char *names);

/* What stands there, in one line; "absent". The step is that of the case's algorithm. */
const char *expansion_value(const struct tree *, const char *section, const char *key);
const char *expansion_step(int item);

#endif
