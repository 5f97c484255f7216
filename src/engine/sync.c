#include "engine/sync.h"

#include <stddef.h>

#define SYNC(id, written) &sync_##id,
const struct sync *const syncs[] = {
#include "engine/syncs.def"
    NULL,
};
#undef SYNC
