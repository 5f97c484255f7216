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

static struct entries_size size_of(const void *params)
{
    return *(const struct entries_size *)params;
}

int entries_size_count(const void *params, int taps)
{
    struct entries_size size = size_of(params);
    if (size.fraction > 0) {
        int nearest = (int)(size.fraction * taps + 0.5);
        return nearest > 1 ? nearest : 1;
    }
    return size.count ? size.count : 1;
}

int entries_size_check(const void *params, int taps, struct err *err)
{
    struct entries_size size = size_of(params);
    if (size.count && size.fraction > 0)
        return err_refuse(err, "fraction", "give count or fraction, not both");
    if (size.count > taps)
        return err_refuse(err, "count", "%d is outside [1, %d], the taps", size.count, taps);
    return 0;
}
