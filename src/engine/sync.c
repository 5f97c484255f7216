#include "engine/sync.h"

#include <string.h>

#define SYNC(id) &sync_##id,
const struct sync *const syncs[] = {
#include "engine/syncs.def"
    NULL,
};
#undef SYNC

const struct sync *sync_find(const char *name)
{
    for (int i = 0; syncs[i]; i++)
        if (!strcmp(syncs[i]->name, name))
            return syncs[i];
    return NULL;
}
