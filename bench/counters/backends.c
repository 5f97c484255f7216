#include "bench/counters/backend.h"

#define BACKEND(id) &backend_##id,
const struct backend *const backends[] = {
#include "bench/counters/counters.def"
    NULL,
};
#undef BACKEND
