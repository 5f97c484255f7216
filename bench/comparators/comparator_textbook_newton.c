/* The textbook code with slabmark's projection: the remaining ratio is that of the compiler's code
 * to slabmark's. */
#define PROJECT project_by_newton
#include "bench/comparators/textbook_body.h"

const struct comparator comparator_textbook_newton = {
    .name = "textbook-newton",
    .summary = "that C with slabmark's projection, by Newton's iteration",
    .built_for = NATIVE_LEVEL,
    .version = textbook_version,
    .learners = learners,
    .project = project_by_newton,
};
