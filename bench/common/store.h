/* Folders and files that are never half written. */
#ifndef BENCH_COMMON_STORE_H
#define BENCH_COMMON_STORE_H

#include "base/err.h"

#include <jansson.h>

/* Like mkdir -p. */
int store_directory(const char *path, struct err *);

/* Written beside and renamed, so that there is always a whole one. */
int store_json(const char *path, const json_t *, struct err *);

#endif
