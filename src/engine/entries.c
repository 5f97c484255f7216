#include "engine/entries.h"

const struct entries *const entries_kinds[] = {
#define ENTRIES(id) &entries_##id,
#include "engine/entries.def"
#undef ENTRIES
    NULL,
};

const struct variant *const entries_variants[] = {
#define ENTRIES(id) &entries_##id.variant,
#include "engine/entries.def"
#undef ENTRIES
    NULL,
};
