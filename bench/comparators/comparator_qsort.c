/* The projection alone, with the C library's qsort. */
#include "bench/comparators/comparator.h"
#include "bench/comparators/native.h"

static const char *qsort_version(void)
{
    return NATIVE_COMPILER " " COMPARATOR_FLAGS;
}

const struct comparator comparator_qsort = {
    .name = "qsort",
    .summary = "the ball's breakpoints sorted by qsort",
    .built_for = NATIVE_LEVEL,
    .version = qsort_version,
    .project = project_by_sorting,
};
