#include "algorithms/algorithm.h"

#include <string.h>

#define ALGORITHM(id) &algorithm_##id,
const struct algorithm *const algorithms[] = {
#include "algorithms/algorithms.def"
    NULL,
};
#undef ALGORITHM

const struct algorithm *algorithm_find(const char *name)
{
    for (int i = 0; algorithms[i]; i++)
        if (!strcmp(algorithms[i]->variant.name, name))
            return algorithms[i];
    return NULL;
}
