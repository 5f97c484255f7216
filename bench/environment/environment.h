/* The environment of a result: the facts of the machine and the build that made it. */
#ifndef BENCH_ENVIRONMENT_H
#define BENCH_ENVIRONMENT_H

#include "base/err.h"
#include "bench/common/host.h"

#include <jansson.h>
#include <stdio.h>

/* {"machine": {...}, "build": {...}}: every row of facts.def but `started`; an unknown fact is
 * null, with the reason under machine.unavailable; machine.fingerprint and machine.classes as well.
 * NULL and err when out of memory. */
json_t *environment_capture(const struct host *, struct err *);

/* The same of the machine that runs this. */
json_t *environment_here(struct err *);

/* A short hash of the facts that must match: the same fingerprint, the same conditions. */
enum { FINGERPRINT_TEXT = 17 };
int environment_fingerprint(const json_t *environment, char text[FINGERPRINT_TEXT]);

/* The facts for people, grouped, within 79 columns. */
void environment_show(FILE *, const json_t *environment);

/* The machine that runs this, for people. */
int environment_print(FILE *, struct err *);

#endif
