/* tuned.yaml: the scenario with the chosen settings, ready to run, with the evidence for them. */
#ifndef BENCH_TUNE_TUNED_YAML_H
#define BENCH_TUNE_TUNED_YAML_H

#include "bench/tune/tuned_rows.h"

/* Replaces the file. Paths of the scenario become absolute. Returns 0, or -1 and err. */
int tuned_yaml(const char *path, const struct tuned *, const struct tuned_row *, size_t count,
               struct err *);

#endif
