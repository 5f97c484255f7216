/* A run whose kernels use their rows in a cache (line_cache.h). */
#ifndef SUPPORT_TRACED_H
#define SUPPORT_TRACED_H

#include "engine/engine.h"

/* Runs the plan on one thread. Returns the bytes that a cache of that size fetched during its
 * iterations. Making and observing data use the cache too, but do not count. */
size_t traced_fetched(const struct plan *, size_t cache_bytes);

#endif
