/* The textbook code with -ffast-math, which lets the compiler reorder sums and so vectorise them.
 */
#define PROJECT project_by_sorting
#include "bench/comparators/textbook_body.h"

const struct comparator comparator_textbook_fast = {
    .name = "textbook-fast",
    .summary = "the same C where the compiler may reorder sums",
    .built_for = NATIVE_LEVEL,
    .version = textbook_version,
    .learners = learners,
};
