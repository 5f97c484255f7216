#include "bench/comparators/comparator.h"

#include "bench/comparators/native.h"

#include <string.h>

#define COMPARATOR(id) &comparator_##id,
const struct comparator *const comparators[] = {
#include "bench/comparators/comparators.def"
    NULL,
};
#undef COMPARATOR

int comparator_open(const struct comparator *comparator, struct err *err)
{
    if (native_check(comparator->built_for, err))
        return -1;
    return comparator->load ? comparator->load(err) : 0;
}

const struct learner *comparator_learner(const struct comparator *comparator, const char *algorithm)
{
    for (const struct learner *one = comparator->learners; one && one->algorithm; one++)
        if (!strcmp(one->algorithm, algorithm))
            return one;
    return NULL;
}
