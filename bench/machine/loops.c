#include "bench/machine/loops.h"

#include <string.h>

#define LOOPS(id) &loops_##id,
const struct loops *const loop_sets[] = {
#include "bench/machine/loops.def"
    NULL,
};
#undef LOOPS

int loops_run_here(const struct loops *set)
{
    return !set->runs_here || set->runs_here();
}

const struct loops *loops_find(const char *name)
{
    for (int i = 0; loop_sets[i]; i++)
        if (!strcmp(loop_sets[i]->name, name))
            return loop_sets[i];
    return NULL;
}
