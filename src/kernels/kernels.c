#include "kernels/kernels.h"

#include "base/join.h"

#include <assert.h>
#include <string.h>

#define KERNELS(id) &kernels_##id,
const struct kernels *const kernel_sets[] = {
#include "kernels/kernels.def"
    NULL,
};
#undef KERNELS

int kernels_run_here(const struct kernels *set)
{
    return !set->runs_here || set->runs_here();
}

static const struct kernels *strongest_here(void)
{
    const struct kernels *best = kernel_sets[0];
    assert(kernels_run_here(best)); /* plain C runs everywhere */
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            best = kernel_sets[i];
    return best;
}

const struct kernels *kernels_pick(const char *name, struct err *err)
{
    if (!name)
        return strongest_here();
    char known[128] = "";
    for (int i = 0; kernel_sets[i]; i++) {
        if (!strcmp(kernel_sets[i]->name, name)) {
            if (kernels_run_here(kernel_sets[i]))
                return kernel_sets[i];
            err_set(err, ERR_ABSENT, "kernels '%s' cannot run on this CPU", name);
            return NULL;
        }
        join(known, sizeof known, " | ", kernel_sets[i]->name);
    }
    err_set(err, ERR_USAGE, "kernels '%s' unknown: use one of %s", name, known);
    return NULL;
}
