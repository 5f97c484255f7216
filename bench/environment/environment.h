/* The environment of a result: facts of the machine and of the build. */
#ifndef BENCH_ENVIRONMENT_H
#define BENCH_ENVIRONMENT_H

#include "base/err.h"
#include "bench/common/host.h"

#include <jansson.h>
#include <stdio.h>

/* {"machine": {...}, "build": {...}}, a new reference: every row of facts.def except `started`, and
 * machine.fingerprint and machine.classes. An unknown fact is null, with the reason under
 * machine.unavailable. NULL and err when out of memory. */
json_t *environment_capture(const struct host *, struct err *);

/* The same for this machine. */
json_t *environment_here(struct err *);

/* A short hash of the facts that must match: equal fingerprints mean equal conditions. Returns 0,
 * or -1 when out of memory. */
enum { FINGERPRINT_TEXT = 17 };
int environment_fingerprint(const json_t *environment, char text[FINGERPRINT_TEXT]);

/* Prints the facts as text, grouped, in at most 79 columns. */
void environment_show(FILE *, const json_t *environment);

/* Prints the facts of this machine as text. Returns 0, or -1 and err. */
int environment_print(FILE *, struct err *);

#endif
