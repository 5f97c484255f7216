/* A quantity read from the results of a case. */
#ifndef BENCH_VALIDATE_READING_H
#define BENCH_VALIDATE_READING_H

#include "bench/validate/study.h"
#include "bench/validate/validate.h"

struct reading {
    double value, error; /* error: one standard error; 0: none, the value is exact */
};

/* Reads the quantity of a check. NAN: the case has none. Returns 0, or -1 and err. */
int reading_take(const struct known_value *, const struct study *, struct files *, struct reading *,
                 struct err *);

/* "floor", "after 50"; its unit: "dB", or "" for a pure number. */
void reading_name(const struct known_value *, char *text, size_t size);
const char *reading_unit(const struct known_value *);

#endif
